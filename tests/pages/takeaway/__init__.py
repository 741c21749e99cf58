"""Files for a spreadsheet program, read by another library than the one that writes them."""
