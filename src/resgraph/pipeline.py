"""The order of the stages, spelt once."""
