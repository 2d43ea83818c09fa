"""Vietnamese, Indonesian, Japanese, Chinese, Korean: their words for interviews. The fields: `vocabulary.Words`."""

from __future__ import annotations

from pipeline.parse.words.vocabulary import Words

ASIA: dict[str, Words] = {
    "vi": Words(
        question="hỏi|câu hỏi",
        answer="đáp|trả lời",
        interviewer="phóng viên|pv|người phỏng vấn|tòa soạn",
        guest="khách mời|nhân vật|khách",
        starters="ai|gì|vì sao|tại sao|làm sao|khi nào|bao giờ|ở đâu|thế nào|bao nhiêu|còn|xin|hãy|điều gì|thế còn|"
        "có phải",
        you="bạn|anh|chị|ông|bà|cô|chú|bác|em",
        me="tôi|mình|chúng tôi|tui|em|cháu",
        session="số|kỳ|tập|phần|buổi",
        part="phần",
        months="tháng 1|tháng 2|tháng 3|tháng 4|tháng 5|tháng 6|tháng 7|tháng 8|tháng 9|tháng 10|tháng 11|tháng 12",
        interview="phỏng vấn|trò chuyện|trò chuyện cùng|trò chuyện với|đối thoại|gặp gỡ|hỏi đáp với",
        lead_in="trò chuyện cùng|trò chuyện với|phỏng vấn|gặp gỡ|nghệ nhân|chị|ông|bà|cô|nhà văn|họa sĩ|bác",
        speaks="kể|nói|chia sẻ|trả lời|cho biết",
        self_intro="tôi là|tên tôi là|mình là|tên mình là|mình tên là|em là",
        role_ends="về|đã|để|kể|chia sẻ",
        roles="nghệ nhân|nhà văn|họa sĩ|nhạc sĩ|kỹ sư|giáo viên|giám đốc|nhà báo|thợ|thợ may|bác sĩ|đầu bếp|ngư dân",
        series="chuyên mục|loạt bài|chuỗi",
        closing="lời cuối",
        credits="thực hiện:|bài phỏng vấn",
        action="đăng ký=2|liên hệ=2|viết cho chúng tôi=2|gửi=0.5"
        "|hãy viết=2|hãy gửi=2|gửi về=2|gửi cho chúng tôi=2|hãy kể=2|mời bạn=1.5|tham gia=1"
        "|thư từ xin gửi=2|xin gửi về=2|bạn biết ai=2|hãy cho chúng tôi=2",
        comments="bình luận|ý kiến bạn đọc"
        "|gửi bình luận|viết bình luận|để lại bình luận|ý kiến|ý kiến của bạn|bình luận của bạn"
        "|chưa có bình luận|để lại một bình luận|phản hồi",
        contact="liên hệ|địa chỉ",
        furniture="chuyển đến nội dung|"
        "chia sẻ|trang chủ|đăng nhập|tìm kiếm|in bài"
        "|chia sẻ bài viết|sao chép liên kết|nghe bài viết|đăng ký|bài tiếp|bài trước|bài sau"
        "|chính sách bảo mật|mục lục|lưu bài|trở lại|về đầu trang",
        furniture_starts="từ khóa|thẻ:"
        "|ảnh:|từ khoá|chủ đề:|tags:|trang này sử dụng|chúng tôi sử dụng cookie|đăng ký nhận"
        "|xem trên trình duyệt|hủy đăng ký|thời gian đọc|theo dõi chúng tôi|nguồn:|lượt xem|mời độc giả",
        common="và là của không có được một trong cho người những đã với tôi này cũng khi đến thì như",
        enders="không|gì|ạ|chưa|nhỉ|sao|đâu|nào|thế nào",
        honorific="ông|bà|anh|chị|cô|bác|giáo sư|tiến sĩ",
        bylines="bài:|ảnh:|tác giả:|bởi",
        thanks="cảm ơn|xin cảm ơn",
        other="câu hỏi thường gặp|thông cáo báo chí|biên bản|công thức|kịch bản",
        related="đọc thêm|xem thêm|bài liên quan|tin liên quan"
        "|có thể bạn quan tâm|bài viết liên quan|bài cùng chuyên mục|cùng chuyên mục|tin cùng chuyên mục"
        "|tin mới|tin mới nhất|đọc nhiều|đọc nhiều nhất|xem nhiều|tin khác|bài viết khác|các tin khác"
        "|có thể bạn thích|bài viết mới|tin nổi bật",
        about="về tác giả",
    ),
    "id": Words(
        question="tanya|t|pertanyaan",
        answer="jawab|j|jawaban",
        interviewer="pewawancara|redaksi|wartawan|reporter",
        guest="narasumber|tamu",
        starters="apa|siapa|mengapa|kenapa|bagaimana|kapan|di mana|berapa|apakah|ceritakan|lalu|pernahkah|bisakah|"
        "dari mana",
        you="anda|kamu|bapak|ibu|kalian|mas|mbak|pak|bu",
        me="saya|aku|kami|kita",
        session="edisi|nomor|episode|seri|bagian",
        part="bagian",
        numbers="satu=1|dua=2|tiga=3|empat=4|lima=5|enam=6|tujuh=7|delapan=8|sembilan=9|sepuluh=10|pertama=1|kedua=2",
        months="januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember",
        interview="wawancara|wawancara dengan|bincang|berbincang|perbincangan|bincang-bincang|obrolan",
        lead_in="wawancara dengan|berbincang dengan|bincang dengan|mewawancarai|bertemu",
        speaks="bercerita|mengatakan|adalah|bekerja",
        self_intro="saya adalah|nama saya",
        roles="penjahit|pelukis|penulis|penari|guru|nelayan|pengrajin|musisi|insinyur|dokter|petani"
        "|wartawan|pendiri|direktur",
        role_ends="yang",
        series="seri|rubrik|serial",
        closing="penutup",
        credits="pewawancara:|wawancara oleh",
        action="hubungi kami=2|kirim=0.5|daftar=1|berlangganan=2|tulis kepada kami=2"
        "|kirimkan=2|kirim ke=2|ceritakan kepada kami=2|beri tahu kami=2|usulkan=2|ikuti=1|bergabung=1.5"
        "|kenal seseorang=2|surati=2|kami tunggu=2|dukung kami=2|silakan kirim=2",
        comments="komentar|tinggalkan komentar"
        "|tulis komentar|beri komentar|belum ada komentar|komentar pembaca|kirim komentar"
        "|tinggalkan balasan|komentari",
        contact="kontak|alamat|hubungi kami",
        furniture="lewati ke konten|langsung ke konten|"
        "bagikan|beranda|cari|masuk|cetak|iklan"
        "|salin tautan|dengarkan artikel|terima semua|langganan|berlangganan|artikel selanjutnya"
        "|artikel sebelumnya|selanjutnya|sebelumnya|kebijakan privasi|syarat dan ketentuan|daftar isi"
        "|ikuti kami|halaman berikutnya|hak cipta dilindungi",
        furniture_starts="tag:|kategori:"
        "|foto:|bagikan:|topik:|situs ini menggunakan|kami menggunakan cookie|daftar newsletter"
        "|berlangganan newsletter|lihat di browser|berhenti berlangganan|waktu baca|ikuti kami di|sumber:"
        "|hak cipta|baca juga:|advertisement",
        common="yang dan di itu dengan untuk tidak ini dari dalam akan pada juga saya ke karena ada bisa kami mereka",
        honorific="bapak|ibu|pak|bu|mas|mbak",
        bylines="penulis:|penulis|editor|reporter|pewarta|foto:|oleh|teks:",
        thanks="terima kasih",
        other="pertanyaan umum|pertanyaan yang sering diajukan|siaran pers|notulen|resep|naskah",
        related="baca juga|artikel terkait|berita terkait|terpopuler"
        "|berita lainnya|artikel lainnya|artikel terbaru|berita terbaru|berita populer"
        "|paling banyak dibaca|rekomendasi untuk anda|anda mungkin suka|lihat juga|simak juga"
        "|topik terkait|wawancara lainnya|bacaan terkait|pilihan editor|berita pilihan",
        about="tentang penulis",
    ),
    "ja": Words(
        series="連載|シリーズ|コーナー",
        question="質問|問|問い|q|ｑ",
        answer="回答|答|答え|a|ａ",
        interviewer="聞き手|聞手|インタビュアー|編集部|記者|司会|――|インタビュー",
        guest="ゲスト|話し手|語り手|話者|回答者",
        starters="なぜ|どうして|どう|どの|どんな|どこ|いつ|誰|何|いくつ|では|それでは|最後に|はじめに|まず|今後|"
        "そもそも",
        you="あなた|ご自身|さん|お父様|お母様|先生|お仕事",
        session="第|回|話|号|弾|夜|輪|章",
        part="前編|中編|後編|前篇|後篇|パート",
        months="1月|2月|3月|4月|5月|6月|7月|8月|9月|10月|11月|12月",
        interview="インタビュー|対談|聞く|聞いた|うかがった|伺った|お話を|鼎談|座談会|問答",
        lead_in="ゲストは|今回は|お話を伺ったのは|話を聞いたのは|今回のゲストは",
        self_intro="私は|わたしは|僕は|ぼくは",
        roles="代表|社長|店主|主人|作家|写真家|職人|音楽家|画家|編集者|教授|監督|俳優|歌手|館長|学芸員|司書|技師|"
        "漁師|農家|研究者|デザイナー|エンジニア|シェフ|料理人|創業者|編集長|院長|所長|主宰|家|師|工|屋|員|士|者|長|"
        "手|人",
        asides="目次|はじめに|プロフィール|参考文献|リンク|関連記事|略歴",
        closing="おわりに|最後に|これから|今後",
        conclusion="あとがき|編集後記|おわりに|取材を終えて",
        credits="聞き手・|聞き手：|構成・|構成：|取材・文|撮影・|写真・|文・|文＝|写真＝|（聞き手|（取材",
        action="お寄せください=2|お寄せ下さい=2|募集しています=2|募集中=2|お問い合わせ=2|ご応募=2"
        "|お申し込み=2|ご登録=2|お便り=1|ご連絡ください=2|教えてください=1|宛先=2|ご購読=2|お送りください=2"
        "|お待ちしています=2|お待ちしております=2|推薦=1|フォロー=1|ご意見、ご感想=2|ご意見・ご感想=1.5"
        "|ご感想は=2|までお寄せ=2|お聞かせください=1|をお待ち=2|お申込み=2|ご参加ください=2|応募=1|係まで=2"
        "|までご連絡=2|までお送り=2|ご推薦=2|お知らせください=2|お越しください=2|投稿=0.5|ご支援=1.5"
        "|あなたのまち=1",
        comments="コメント|コメントを残す|コメントを書く|コメント一覧|コメントする|コメント欄"
        "|みんなのコメント|コメントを投稿する|コメントはまだありません|コメントを見る|トラックバック|返信"
        "|読者コメント|コメントを投稿|ご意見・ご感想",
        contact="連絡先|お問い合わせ先|宛先|住所|お問い合わせ|送り先",
        furniture="コンテンツへスキップ|スポンサーリンク|見出し画像|アイキャッチ画像|スキを送る|本文へスキップ|本文へ移動|"
        "シェア|シェアする|ツイート|ツイートする|いいね！|いいね|印刷|ホーム|トップ|メニュー"
        "|検索|広告|続きを読む|ページの先頭へ|次へ|前へ|はてブ|ログイン|トップページ|会社概要|お知らせ"
        "|関連記事|pr|ブックマーク|ページトップへ|シェアする！|この記事をシェア|この記事をシェアする"
        "|リンクをコピー|urlをコピー|記事を聴く|すべて許可|フォロー|フォローする|前の記事へ|次の記事へ"
        "|次の記事|前の記事|目次|一覧へ戻る|一覧に戻る|トップへ戻る|上へ戻る|プライバシーポリシー|利用規約"
        "|サイトマップ|無断転載禁止|無断転載を禁じます|新規登録|会員登録|メルマガ登録|ページ先頭へ"
        "|気に入ったらサポート|いいなと思ったら応援しよう|チップで応援する|特商法表記|印刷する",
        furniture_starts="タグ：|タグ:|カテゴリ|カテゴリー|関連記事|公開日|更新日|次の記事|前の記事|この記事を"
        "|コメントを投稿|※無断|copyright ©|撮影：|写真：|写真提供|画像：|キーワード：|キーワード:|タグ "
        "|この記事が気に入ったら|この記事が良かったら|いいなと思ったら|当サイトでは|このサイトでは"
        "|このウェブサイトでは|メルマガ|配信停止|登録解除|ブラウザで|無断転載|無断複製|記事・写真の無断"
        "|最終更新|閲覧数|フォローして|続きは会員|この続きは|ここから先は|会員限定|次号は|編集・発行"
        "|本記事の無断|©",
        about="筆者について|著者について|この記事を書いた人|ライター"
        "|この記事を書いたライター|執筆者|筆者プロフィール|著者プロフィール|ライタープロフィール",
        enders="か|のか|でしょう|ください|下さい|とは|ですね|ますね|そうですね|ましたね|ませんね|は|たいです|"
        "聞かせて|教えて",
        honorific="さん|氏|様|先生|君|ちゃん|師匠",
        bylines="文|写真|撮影|取材|聞き手|構成|編集|公開|更新|掲載|投稿|イラスト",
        thanks="ありがとうございました|ありがとうございます",
        other="よくある質問|よくあるご質問|faq|議事録|プレスリリース|レシピ|材料|登場人物|コラム|公聴会|脚本",
        related="関連記事|関連ニュース|おすすめ記事|人気記事|この記者の人気記事|あわせて読みたい|こちらもおすすめ|関連リンク|新着記事"
        "|最新記事|関連する記事|関連するインタビュー|その他の記事|他の記事|この連載の記事|この連載の他の記事"
        "|連載記事|人気の記事|人気ランキング|アクセスランキング|最近の記事|最近の投稿|よく読まれている記事"
        "|こちらの記事もおすすめ|こんな記事も読まれています|おすすめの記事|次に読む|続けて読む"
        "|同じカテゴリの記事|注目記事|合わせて読みたい|過去の記事|過去のインタビュー"
        "|この記事を読んだ人はこんな記事も読んでいます|もっと読む",
    ),
    "zh": Words(
        series="系列|专栏|專欄|栏目|欄目",
        question="问|問|提问|提問|問題|问题|q",
        answer="答|回答|答复|a",
        interviewer="记者|記者|采访者|採訪者|主持人|编辑部|編輯部|编者|編者|小编|本刊|访|訪|主持",
        guest="嘉宾|嘉賓|受访者|受訪者|来宾|來賓|讲述人|讲述|講述|对话嘉宾",
        starters="为什么|為什麼|为何|為何|如何|怎么|怎麼|怎样|怎樣|什么|什麼|哪|谁|誰|是否|能否|请|請|最后|最後|那么|"
        "那麼|听说|聽說|您|你|多少|那时",
        you="您|你|你们|你們|您的|你的|师傅|師傅|老师|老師|先生|女士",
        session="第|期|回|集|号|號|篇|辑|輯|讲|講|话|話",
        part="上篇|下篇|中篇|上|下",
        months="1月|2月|3月|4月|5月|6月|7月|8月|9月|10月|11月|12月",
        interview="访谈|訪談|专访|專訪|采访|採訪|对话|對話|对谈|對談|访问|訪問|问答|問答|谈谈|談談|说话|說話|聊聊",
        lead_in="专访|專訪|对话|對話|访|訪|采访|採訪|对谈|我们请|本期嘉宾|嘉宾|店主|请到",
        self_intro="我是|我叫",
        roles="创始人|創辦人|店主|主人|作家|摄影师|攝影師|匠人|音乐家|音樂家|画家|畫家|编辑|編輯|教授|导演|導演|演员|"
        "演員|歌手|馆长|館長|工程师|工程師|设计师|設計師|厨师|廚師|主编|主編|修伞匠|匠|师|師|员|員|家|人|者|手|长|長",
        asides="目录|目錄|编者按|編者按|简介|簡介|参考资料|參考資料|前言|導言|导语",
        closing="最后|最後|结语|結語|未来|未來",
        conclusion="后记|後記|结语|結語|编后|編後",
        credits="采访、整理|採訪、整理|采访整理|採訪整理|（采访|（採訪|采访：|採訪：|整理：|撰文|文字整理|本文原载|"
        "摄影：|攝影：",
        action="欢迎来信=2|歡迎來信=2|来信请寄=2|來信請寄=2|欢迎投稿=2|歡迎投稿=2|欢迎联系=2"
        "|歡迎聯繫=2|联系我们=2|聯絡我們=2|订阅=2|訂閱=2|扫码=2|掃碼=2|请关注=2|欢迎关注=2|歡迎=1|请联系=2"
        "|請來信=2|写信=1|寫信=1|报名=2|報名=2|请写信=2|請寄=2|推荐=0.5|推薦=0.5|告訴我們=2|告诉我们=2"
        "|如果您=1|如果你=1|您身边=1|来信告诉=2|写信告诉=2|来稿=1.5|投稿=1|推荐给我们=2|推薦給我們=2"
        "|留言告诉=2|评论区=1|留言区聊聊=2|欢迎推荐=2|歡迎推薦=2|发邮件=2|發郵件=2|寄到=1|寄至=2|欢迎参加=2"
        "|支持我们=2|支持我們=2|参与=0.5|加入我们=2|加入我們=2|来信=1|來信=1",
        comments="发表评论|發表評論|评论|評論|留言|发表留言|發表留言|网友评论|網友評論|讀者留言"
        "|读者留言|精选留言|精選留言|网友留言|网友评论：|评论区|評論區|写评论|我要评论|我来说两句|发表意见"
        "|回复|全部评论|最新评论|热门评论|用户评论|讀者迴響|迴響|暂无评论|留言板|参与评论",
        contact="联系方式|聯絡方式|联系我们|聯絡我們|地址|通讯地址",
        furniture="跳至内容|跳转到内容|跳至主要内容|跳至主要內容|"
        "分享|打印|列印|首页|首頁|菜单|菜單|搜索|搜尋|广告|廣告|阅读更多|閱讀更多|下一页"
        "|下一頁|上一页|上一頁|回到顶部|回到頂端|登录|登入|专栏|專欄|关于我们|關於我們|返回|转发|收藏|微博"
        "|微信|豆瓣|大|中|小|字号|臉書|下一篇|上一篇|复制链接|複製連結|全文完|（完）|(完)|the end|关注|關注"
        "|关注我们|目录|目錄|隐私政策|隱私政策|使用条款|版权声明|免责声明|阅读原文|閱讀原文|在看|点赞|投诉"
        "|举报|返回列表|返回首页|加入书签|微信扫一扫|扫一扫|长按关注|点个在看|打印本页|关闭窗口",
        furniture_starts="标签|標籤|标签：|分类：|分類：|上一篇|下一篇|分享到|版权所有|版權所有|责任编辑"
        "|責任編輯|来源：|來源：|发布时间|發布時間|字号|相关阅读|相關閱讀|延伸閱讀|延伸阅读|阅读量|浏览|瀏覽"
        "|未经|未經|点击上方|點擊上方|点击蓝字|点击下方|长按二维码|长按识别|长按扫码|长按关注|扫描二维码"
        "|扫码关注|扫一扫|微信扫|关注我们|关注公众号|喜欢就点|喜欢本文|点个在看|点个赞|欢迎转发|转载请|转载须"
        "|本文版权|本站使用|我们使用cookie|图片来源|图源|图：|图/|摄影/|校对：|审核：|排版：|关键词："
        "|關鍵字：|标签 |网友评论|阅读 |在浏览器中|退订|本文来源|首发于|ⓒ|备案号|未經授權|本報訊",
        about="关于作者|關於作者|作者简介|作者簡介|作者介绍|关于本刊|關於本刊",
        enders="吗|嗎|呢|么|麼|吧|说说|談談|谈谈|聊聊|讲讲|講講|什么|什麼",
        inside="什么|什麼|怎么|怎麼|为什么|為什麼|如何|哪|吗|嗎|是否|请您|請您|请你|請你|谈谈|談談|说说|說說|您",
        honorific="先生|女士|老师|老師|师傅|師傅|教授|小姐",
        bylines="文|图|圖|作者|记者|記者|采写|撰文|摄影|攝影|来源|編輯|发布|發布|发表|採訪",
        thanks="谢谢|謝謝|感谢|感謝",
        other="常见问题|常見問題|会议纪要|會議紀錄|新闻稿|新聞稿|食谱|剧中人物|听证会|聽證會"
        "|会议记录|會議記錄|剧本|劇本",
        related="相关阅读|相关新闻|相關新聞|相关报道|相關報導|相关文章|相關文章|更多人物故事|更多故事|推荐阅读|推薦閱讀|相關閱讀|延伸閱讀|延伸阅读|猜你喜欢"
        "|热门文章|往期推荐|往期推薦|往期回顾|往期回顧|往期精选|往期文章|往期精彩|精彩推荐|精彩推薦|热门推荐"
        "|熱門推薦|热门阅读|热门新闻|熱門新聞|最新文章|最新消息|更多阅读|更多閱讀|更多文章|相关推荐|相關推薦"
        "|相关内容|推荐文章|推薦文章|你可能感兴趣|你可能喜欢|您可能感兴趣|你可能也喜歡"
        "|延伸阅读：|阅读更多|其他访谈|更多访谈|编辑推荐|編輯推薦|猜您喜欢|大家都在看|点击下方阅读|下一篇：",
    ),
    "ko": Words(
        series="시리즈|연재|코너|기획",
        question="질문|문|q",
        answer="답변|답|대답|a",
        interviewer="기자|인터뷰어|진행자|편집자|편집부|사회자|진행",
        guest="게스트|초대손님|구술|손님|이야기 손님|인터뷰이",
        starters="왜|어떻게|언제|어디|어디서|누구|누가|무엇|무엇이|무엇을|무슨|어떤|몇|얼마나|그럼|그렇다면|"
        "마지막으로|처음에|혹시|요즘",
        you="선생님|님|씨|당신|본인|작가님|대표님|사장님",
        session="제|회|화|호|편|번째|장",
        part="상편|하편|상|하|부",
        numbers="첫=1|두=2|세=3|네=4|다섯=5|여섯=6|일곱=7|여덟=8|아홉=9|열=10|첫번째=1|두번째=2|세번째=3|하나=1|둘=2|"
        "셋=3|넷=4",
        interview="인터뷰|대담|대화|만났다|물었다|이야기를|물으러|만나",
        lead_in="인터뷰|만난|게스트는",
        self_intro="저는|제 이름은|나는",
        roles="대표|사장|주인|작가|사진가|사진작가|장인|음악가|화가|편집자|교수|감독|배우|가수|관장|학예사|사서|기사|"
        "어부|농부|연구자|디자이너|개발자|엔지니어|셰프|요리사|창업자|편집장|원장|소장|산지기|지기|등대지기|목수|"
        "시인|소설가|기자|의사|간호사",
        asides="목차|들어가며|프로필|참고문헌|링크|관련 글|약력",
        closing="마치며|마지막으로|앞으로",
        conclusion="후기|맺음말|편집후기",
        credits="인터뷰 진행|진행·|글·사진|정리·|정리:|글:|사진:|글=|사진=|인터뷰·정리",
        action="추천해 주세요=2|보내 주세요=2|보내주세요=2|신청해 주세요=2|문의=1|문의해 주세요=2"
        "|연락 주세요=2|구독=2|알려 주세요=2|알려주세요=2|보내실 곳=2|기다립니다=1|참여해 주세요=2"
        "|모집합니다=2|댓글로=1|공감=0.5|만나고 싶은=1|이메일로=1|제보=2|남겨 주세요=2|적어 주세요=2"
        "|알려 주십시오=2|보내 주십시오=2|답장=1|메일로=1|들려주세요=2|들려 주세요=2|추천해주세요=2"
        "|제안해 주세요=2|편지=0.5|찾아오세요=2|놀러 오세요=2|후원=1.5|신청=0.5|연락주세요=2|이 메일에=1"
        "|댓글로 남겨=2",
        comments="댓글|댓글 쓰기|댓글 남기기|의견|댓글을 남겨주세요|댓글 달기|댓글쓰기|댓글 등록"
        "|독자 의견|의견 쓰기|첫 댓글|댓글을 입력|답글|댓글이 없습니다|네티즌 의견|전체 댓글",
        contact="연락처|주소|문의|보내실 곳|보내는 곳",
        furniture="본문 바로가기|반응형|이웃추가|url 복사|공감|신고하기|본문으로 바로가기|콘텐츠로 건너뛰기|"
        "공유|공유하기|인쇄|홈|메뉴|검색|광고|더 보기|더보기|맨 위로|다음|이전|로그인"
        "|구독하기|댓글|방명록|태그|글쓰기|목록|이전글|다음글|기사 공유|링크 복사|기사 듣기"
        "|모두 동의|구독|팔로우|이웃 추가|다음 기사|이전 기사|목차|개인정보처리방침|이용약관"
        "|사이트맵|무단전재 및 재배포 금지|무단 전재 및 재배포 금지|좋아요|슬퍼요|화나요|글자크기|프린트"
        "|스크랩|블로그 공유하기|회원가입|뉴스레터 구독",
        furniture_starts="태그|카테고리|카테고리:|관련 글|게시일|수정일|다음 글|이전 글|저작권|공유하기|'골목"
        "|무단|ⓒ|© |사진=|사진 제공|사진제공|해시태그|무단전재|무단 전재|저작권자|브라우저에서|수신거부"
        "|수신 거부|구독 취소|읽는 시간|조회수|출처:|이 사이트는 쿠키|본 사이트는|뉴스레터를 구독|기사제보"
        "|등록번호|글자 크기",
        about="글쓴이 소개|저자 소개|필자 소개|기자 소개|작가 소개",
        enders="까|까요|나요|가요|는지요|은가요|인가요|죠|지요|잖아요|습니다|주세요|주십시오|다고요|셨다고요|군요|"
        "네요|던데요|는데요|시죠|다면요|요",
        honorific="씨|님|선생|선생님|대표|작가|교수|감독",
        bylines="글|사진|인터뷰|정리|취재|게시|입력|등록|by",
        thanks="감사합니다|고맙습니다",
        other="자주 묻는 질문|회의록|보도자료|레시피|등장인물|칼럼|공청회|시나리오",
        related="관련 글|관련글|관련 기사|추천 기사|인기 기사|많이 본 기사|다른 글|관련기사|관련 뉴스"
        "|많이 본 뉴스|많이 본 글|인기 글|인기글|인기 뉴스|최신 글|최신글|최신 기사|최근 글|최근글"
        "|이 블로그의 다른 글|이 카테고리의 다른 글|기자의 다른 기사|다른 기사|다른 기사 보기|함께 보면 좋은"
        "|함께 읽으면 좋은|추천 글|추천 뉴스|이어서 보기|더 읽기|관련 인터뷰|다른 인터뷰|연재 목록"
        "|이전 인터뷰|핫이슈|오늘의 뉴스|같이 보면 좋은|당신이 좋아할 만한",
    ),
}
