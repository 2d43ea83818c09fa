"""Japanese, Chinese, Korean: their words for interviews. What each field is for: `vocabulary.Words`."""

from __future__ import annotations

from pipeline.parse.vocabulary import Words

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
        self_intro="tôi là|tên tôi là",
        roles="nghệ nhân|nhà văn|họa sĩ|nhạc sĩ|kỹ sư|giáo viên|giám đốc|nhà báo|thợ|thợ may|bác sĩ|đầu bếp|ngư dân",
        series="chuyên mục|loạt bài|chuỗi",
        closing="lời cuối",
        credits="thực hiện:|bài phỏng vấn",
        action="đăng ký=2|liên hệ=2|viết cho chúng tôi=2|gửi=0.5",
        comments="bình luận|ý kiến bạn đọc",
        contact="liên hệ|địa chỉ",
        furniture="chia sẻ|trang chủ|đăng nhập|tìm kiếm|in bài",
        furniture_starts="từ khóa|thẻ:",
        common="và là của không có được một trong cho người những đã với tôi này cũng khi đến thì như",
        enders="không|gì|ạ|chưa|nhỉ|sao|đâu|nào|thế nào",
        honorific="ông|bà|anh|chị|cô|bác|giáo sư|tiến sĩ",
        bylines="bài:|ảnh:|tác giả:|bởi",
        thanks="cảm ơn|xin cảm ơn",
        other="câu hỏi thường gặp|thông cáo báo chí|biên bản|công thức|kịch bản",
        related="đọc thêm|xem thêm|bài liên quan|tin liên quan",
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
        roles="penjahit|pelukis|penulis|penari|guru|nelayan|pengrajin|musisi|insinyur|dokter|petani|wartawan|pendiri|direktur",
        role_ends="yang",
        series="seri|rubrik|serial",
        closing="penutup",
        credits="pewawancara:|wawancara oleh",
        action="hubungi kami=2|kirim=0.5|daftar=1|berlangganan=2|tulis kepada kami=2",
        comments="komentar|tinggalkan komentar",
        contact="kontak|alamat|hubungi kami",
        furniture="bagikan|beranda|cari|masuk|cetak|iklan",
        furniture_starts="tag:|kategori:",
        common="yang dan di itu dengan untuk tidak ini dari dalam akan pada juga saya ke karena ada bisa kami mereka",
        honorific="bapak|ibu|pak|bu|mas|mbak",
        bylines="penulis:|foto:|oleh|teks:",
        thanks="terima kasih",
        other="pertanyaan umum|pertanyaan yang sering diajukan|siaran pers|notulen|resep|naskah",
        related="baca juga|artikel terkait|berita terkait|terpopuler",
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
        action="お寄せください=2|お寄せ下さい=2|募集しています=2|募集中=2|お問い合わせ=2|ご応募=2|お申し込み=2|"
        "ご登録=2|お便り=1|ご連絡ください=2|教えてください=1|宛先=2|ご購読=2|お送りください=2|お待ちしています=2|"
        "お待ちしております=2|推薦=1|フォロー=1",
        comments="コメント|コメントを残す|コメントを書く|コメント一覧",
        contact="連絡先|お問い合わせ先|宛先|住所|お問い合わせ|送り先",
        furniture="シェア|シェアする|ツイート|ツイートする|いいね！|いいね|印刷|ホーム|トップ|メニュー|検索|広告|"
        "続きを読む|ページの先頭へ|次へ|前へ|はてブ|ログイン|トップページ|会社概要|お知らせ|関連記事|pr|ブックマーク|"
        "ページトップへ",
        furniture_starts="タグ：|タグ:|カテゴリ|カテゴリー|関連記事|公開日|更新日|次の記事|前の記事|この記事を|"
        "コメントを投稿|※無断|copyright ©",
        about="筆者について|著者について|この記事を書いた人|ライター",
        enders="か|のか|でしょう|ください|下さい|とは|ですね|ますね|そうですね|ましたね|ませんね|は|たいです|"
        "聞かせて|教えて",
        honorific="さん|氏|様|先生|君|ちゃん|師匠",
        bylines="文|写真|撮影|取材|聞き手|構成|編集|公開|更新|掲載|投稿|イラスト",
        thanks="ありがとうございました|ありがとうございます",
        other="よくある質問|よくあるご質問|faq|議事録|プレスリリース|レシピ|材料|登場人物|コラム|公聴会|脚本",
        related="関連記事|あわせて読みたい|おすすめ記事|人気記事|こちらもおすすめ|関連リンク|新着記事|最新記事",
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
        action="欢迎来信=2|歡迎來信=2|来信请寄=2|來信請寄=2|欢迎投稿=2|歡迎投稿=2|欢迎联系=2|歡迎聯繫=2|联系我们=2|"
        "聯絡我們=2|订阅=2|訂閱=2|扫码=2|掃碼=2|请关注=2|欢迎关注=2|歡迎=1|请联系=2|請來信=2|写信=1|寫信=1|报名=2|"
        "報名=2|请写信=2|請寄=2|推荐=0.5|推薦=0.5|告訴我們=2|告诉我们=2|如果您=1|如果你=1|您身边=1",
        comments="发表评论|發表評論|评论|評論|留言|发表留言|發表留言|网友评论|網友評論|讀者留言|读者留言",
        contact="联系方式|聯絡方式|联系我们|聯絡我們|地址|通讯地址",
        furniture="分享|打印|列印|首页|首頁|菜单|菜單|搜索|搜尋|广告|廣告|阅读更多|閱讀更多|下一页|下一頁|上一页|"
        "上一頁|回到顶部|回到頂端|登录|登入|专栏|專欄|关于我们|關於我們|返回|转发|收藏|微博|微信|豆瓣|大|中|小|字号|"
        "臉書|下一篇|上一篇",
        furniture_starts="标签|標籤|标签：|分类：|分類：|上一篇|下一篇|分享到|版权所有|版權所有|责任编辑|責任編輯|"
        "来源：|來源：|发布时间|發布時間|字号|相关阅读|相關閱讀|延伸閱讀|延伸阅读|阅读量|浏览|瀏覽|未经|未經",
        about="关于作者|關於作者|作者简介|作者簡介",
        enders="吗|嗎|呢|么|麼|吧|说说|談談|谈谈|聊聊|讲讲|講講|什么|什麼",
        inside="什么|什麼|怎么|怎麼|为什么|為什麼|如何|哪|吗|嗎|是否|请您|請您|请你|請你|谈谈|談談|说说|說說|您",
        honorific="先生|女士|老师|老師|师傅|師傅|教授|小姐",
        bylines="文|图|圖|作者|记者|記者|采写|撰文|摄影|攝影|来源|編輯|发布|發布|发表|採訪",
        thanks="谢谢|謝謝|感谢|感謝",
        other="常见问题|常見問題|会议纪要|會議紀錄|新闻稿|新聞稿|食谱|剧中人物|听证会|聽證會|会议记录|會議記錄|剧本|劇本",
        related="相关阅读|相關閱讀|延伸閱讀|延伸阅读|推荐阅读|推薦閱讀|相关文章|相關文章|猜你喜欢|热门文章",
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
        action="추천해 주세요=2|보내 주세요=2|보내주세요=2|신청해 주세요=2|문의=1|문의해 주세요=2|연락 주세요=2|"
        "구독=2|알려 주세요=2|알려주세요=2|보내실 곳=2|기다립니다=1|참여해 주세요=2|모집합니다=2|댓글로=1|공감=0.5|"
        "만나고 싶은=1|이메일로=1|제보=2|남겨 주세요=2|적어 주세요=2",
        comments="댓글|댓글 쓰기|댓글 남기기|의견|댓글을 남겨주세요",
        contact="연락처|주소|문의|보내실 곳|보내는 곳",
        furniture="공유|공유하기|인쇄|홈|메뉴|검색|광고|더 보기|더보기|맨 위로|다음|이전|로그인|구독하기|공감|댓글|"
        "방명록|태그|글쓰기|목록|이전글|다음글",
        furniture_starts="태그|카테고리|카테고리:|관련 글|게시일|수정일|다음 글|이전 글|저작권|공유하기|'골목|무단",
        about="글쓴이 소개|저자 소개|필자 소개",
        enders="까|까요|나요|가요|는지요|은가요|인가요|죠|지요|잖아요|습니다|주세요|주십시오|다고요|셨다고요|군요|"
        "네요|던데요|는데요|시죠|다면요|요",
        honorific="씨|님|선생|선생님|대표|작가|교수|감독",
        bylines="글|사진|인터뷰|정리|취재|게시|입력|등록|by",
        thanks="감사합니다|고맙습니다",
        other="자주 묻는 질문|회의록|보도자료|레시피|등장인물|칼럼|공청회|시나리오",
        related="관련 글|관련글|관련 기사|추천 기사|인기 기사|많이 본 기사|다른 글",
    ),
}
