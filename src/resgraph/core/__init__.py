"""What every stage speaks: values, text, dates, addresses, problems. Imports nothing else of resgraph."""
