"""Marks on pages."""
