"""Answers are kept, or it is told that they are not; in Chromium, on the real site."""
