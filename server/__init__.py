"""The meeting server: stores, guards and carries what happens in a meeting."""
