"""Self-check scoring."""
