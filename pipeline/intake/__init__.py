"""Documents come in: each source gives bytes with an origin, and knows nothing of what they say.

A source is a `folder`, or on the web and then of a kind that `looks` lists: `wordpress/`, `feed/`, `page/`. All of them
fetch by way of `manners/`. `examine` looks at a site once, for `qna init --from`. The rest reads what strangers write:
`foreign` JSON, `wellformed` XML, `hypertext`, `plain` text and dates, `links`, `topics`.
"""
