"""Mail by SMTP: one outlet a server, its connections, and what is said on them."""
