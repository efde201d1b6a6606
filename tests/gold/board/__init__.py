"""The project's scoreboard: what the graph says of annotated documents, beside what a careful reader annotated."""
