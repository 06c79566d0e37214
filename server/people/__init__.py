"""People, departments, logins and the ways into a meeting."""
