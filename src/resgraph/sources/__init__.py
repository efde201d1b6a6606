"""Stage "read": bytes -> Source. One file per format; the format is found by content."""
