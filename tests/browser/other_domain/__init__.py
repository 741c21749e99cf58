"""A self-check of another domain, by YAML alone."""
