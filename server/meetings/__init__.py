"""Meetings, their agenda, and driving them."""
