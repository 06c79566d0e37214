"""The demo: a fresh organisation with a past, real papers, and a meeting that is alive."""
