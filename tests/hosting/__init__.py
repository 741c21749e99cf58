"""What somebody who puts a site on a server needs besides its pages."""
