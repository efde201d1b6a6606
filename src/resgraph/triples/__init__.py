"""Stage "describe": Resolution and Links -> statements. The only part that knows the ontology."""
