"""Pages: one page, or those that a list page or a `sitemap` names and a `pattern` chooses; `look` reads them."""
