"""Stage "scan": Resolution -> Findings. One file per kind of thing."""
