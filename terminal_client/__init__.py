"""Terminals: the web client in `src`, and those without a screen in `headless`."""
