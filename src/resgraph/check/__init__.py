"""Stage "check": statements against shapes -> problems."""
