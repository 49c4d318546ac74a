"""The look: components, fields, public pages, error pages, content policy."""
