"""Pages a reader marked to find them again; nobody else learns of them."""
