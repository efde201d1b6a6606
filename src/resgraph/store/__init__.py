"""Stage "load": statements -> a triple store, embedded on disk or behind an endpoint."""
