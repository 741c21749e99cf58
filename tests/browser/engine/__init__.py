"""Tests of booting Python, and of every way in which that fails."""
