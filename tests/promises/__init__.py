"""Promises about the sources themselves."""
