"""One folder per outside service; settings choose the adapter."""
