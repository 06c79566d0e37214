"""Record and minutes."""
