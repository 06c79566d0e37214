"""Makes organisations, meetings and papers for tests, through the same actions the product uses."""
