"""What an editor is told of content files: JSON Schemas, so that it completes keys and ids and marks mistakes."""
