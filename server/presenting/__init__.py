"""Where the room is: paper, page, presenter."""
