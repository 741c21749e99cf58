"""Playbook to pages: one module per kind of page, each a function of the playbook and a language."""
