"""Papers and their pages."""
