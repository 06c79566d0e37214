"""The rules of a meeting, with plain values and with values nobody chose."""
