"""A self-check's result, and several files of answers, as HTML, text, table and calendar. Ships to the browser; the command line uses it too."""
