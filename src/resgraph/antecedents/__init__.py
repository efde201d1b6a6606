"""Stage "join": what denotes one thing: footnote calls, abbreviations defined in the text, short names."""
