"""The state of content that is sound."""
