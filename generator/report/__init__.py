"""A self-check's result as HTML. Ships to the browser; the command line renders with the same code."""
