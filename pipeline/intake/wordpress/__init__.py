"""WordPress: `look` asks the `api` for what is new, changed or gone; `terms` chooses, `post` makes documents.

Where the API is closed, `look` reads the site's feed instead (`intake/feed`).
"""
