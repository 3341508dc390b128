"""Job listings: from the bytes of a source to fields that a careful reader would state."""
