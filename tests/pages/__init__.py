"""The built site against the content files: every page, entry, heading and link of both languages.

Everything is asked of the real playbook and of the small one: what holds for one subject alone is not the generator's.
"""
