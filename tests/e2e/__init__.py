"""Whole stories in real Chromium, on a plain-HTTP origin that is not localhost."""
