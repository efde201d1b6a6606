"""Arguments, files and exit codes; no logic."""
