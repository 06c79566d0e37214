"""Papers on their way in: uploads that survive a broken connection."""
