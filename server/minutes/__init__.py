"""Notes, and the two papers that come out of a meeting."""
