"""Template tags of the foundation: `{% load nhs %}`."""
