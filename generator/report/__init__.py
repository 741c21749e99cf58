"""Reports on a self-check."""
