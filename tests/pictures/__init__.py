"""Pictures of pages, taken by `make pictures`."""
