"""From words to meaning: which entries a message asks for, and how sure we are."""
