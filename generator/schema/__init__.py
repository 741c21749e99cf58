"""What a content file may contain. One module per kind of file; a file's fields are its class's."""
