"""Where calls come in: live channel, REST, files; all go one path."""
