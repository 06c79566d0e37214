"""Rules of marks on pages: pure values and functions, numbered in SPEC.md; no framework, database, file or clock."""
