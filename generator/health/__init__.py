"""The state of content that is sound: what nothing leads to, what looks like a slip, and what is due for review.

Nothing here is wrong by the rules, so nothing here keeps a site from being built.
"""
