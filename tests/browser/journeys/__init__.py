"""Real tasks of readers and authors, from the first page to the result, as far as it is in the window or on paper."""
