"""Tests that run in Chromium."""
