"""What stands before the number of a printed page, by language: "Page 4 of 20", "Seite 4"."""

from __future__ import annotations

from pipeline.parse.words.table import word_set

PAGE = word_set(
    "page p pg seite s página pagina pág pag pàgina sida sid side sivu strona str strana oldal страница стр сторінка "
    "страница σελίδα σελ sayfa halaman hal trang עמוד صفحة صفحه ページ 頁 页 쪽 หน้า"
)
"""In small letters and without the point of a short form."""
