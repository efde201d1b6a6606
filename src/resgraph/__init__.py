"""resgraph: the knowledge graph of resolutions."""
