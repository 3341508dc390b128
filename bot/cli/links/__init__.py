"""Visiting the web addresses of the knowledge base, politely."""
