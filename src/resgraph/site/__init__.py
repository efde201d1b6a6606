"""The site: pages and endpoint."""
