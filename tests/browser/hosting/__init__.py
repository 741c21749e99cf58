"""What becomes of the site on real web servers."""
