"""What an administrator is given."""
