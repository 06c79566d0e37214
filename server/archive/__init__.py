"""The archive package."""
