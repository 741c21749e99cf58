"""Commands of the command line, one module each; `generator.__main__` adds them up."""
