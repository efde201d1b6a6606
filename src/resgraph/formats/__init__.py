"""Stage "write": statements -> bytes. One file per serialisation."""
