"""Tests of the self-checks' engine, on a self-check of a few questions."""
