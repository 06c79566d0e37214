"""Tests of what is below every feature."""
