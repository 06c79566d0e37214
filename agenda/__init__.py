"""The rules of a meeting, pure: no framework, database, socket, file or clock."""
