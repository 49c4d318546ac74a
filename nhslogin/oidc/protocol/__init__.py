"""OAuth 2.0 and OpenID grammar. The only package that imports Authlib."""
