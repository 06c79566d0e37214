"""The protocol as published, and its sentences."""
