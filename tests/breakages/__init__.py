"""Proof that the gate notices: one-line breakages of the product, each caught by a test that `make test` runs."""
