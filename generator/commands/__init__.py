"""The commands of the command line, one module for each kind of work. `generator.__main__` says which there are."""
