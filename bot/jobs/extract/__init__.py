"""What an advertisement states, field by field, each with the words that say so."""
