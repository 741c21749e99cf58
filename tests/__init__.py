"""The tests mirror the modules; `browser/` holds what runs in Chromium."""
