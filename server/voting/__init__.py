"""Ballots and votes."""
