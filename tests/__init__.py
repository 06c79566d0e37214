"""Tests; a package, so that tests/agenda and tests/annotations do not hide the packages they test."""
