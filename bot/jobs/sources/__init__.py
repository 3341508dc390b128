"""One adapter for each format in which job listings come: bytes in, postings out, no network."""
