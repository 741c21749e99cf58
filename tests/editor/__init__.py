"""What an editor is told of content files."""
