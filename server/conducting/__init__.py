"""Driving a meeting: each step is taken once, by whoever holds conduct."""
