"""Terminals without a screen: rehearsal, load, faults and room devices speak the protocol through these."""
