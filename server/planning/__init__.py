"""Planning a meeting at the desk: head, attendees, agenda, notice, and what is still missing."""
