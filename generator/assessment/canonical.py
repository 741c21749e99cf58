"""Values of this package as JSON: the same value gives the same bytes everywhere."""

import json

ENCODER = json.JSONEncoder(default=vars, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
"""Writes dataclasses by their fields."""
