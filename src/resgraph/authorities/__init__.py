"""Stage "link": Findings -> Links. One file per authority; candidates are kept."""
