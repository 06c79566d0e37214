"""Rooms, seats and the terminals bound to them."""
