"""Tests of typeset papers."""
