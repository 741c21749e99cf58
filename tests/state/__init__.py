"""What the pages keep in the browser, in V8 without a browser."""
