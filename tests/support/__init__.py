"""Page objects, servers, builds and samples shared by tests; no test module imports another."""
