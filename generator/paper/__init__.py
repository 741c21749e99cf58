"""Papers: what is printed, filled in and signed. Each is a document of its own beside the site's pages."""
