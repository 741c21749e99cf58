"""Turns structured YAML into a playbook site with self-checks that run in the reader's browser."""
