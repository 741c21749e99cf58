"""What a self-check's page does when a server, a policy, a browser or Python itself fails."""
