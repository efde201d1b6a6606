"""Stage "query": a named question with parameters -> an answer."""
