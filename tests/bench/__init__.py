"""How fast the self-checks are: `make bench` holds them against bare Pyodide and a plain form library, see `__main__`."""
