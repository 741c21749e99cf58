"""What whoever puts the site on a server is given: its policy, settings for servers, and everything in one file."""
