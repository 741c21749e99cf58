"""Hostile texts in every field of a playbook: readers see them as they are written, and nothing of them acts."""
