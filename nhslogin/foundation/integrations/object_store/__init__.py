"""Where sealed files lie."""
