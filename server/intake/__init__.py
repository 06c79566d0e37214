"""A heap of files at once: unpacked, proposed as items and papers, corrected by a person, accepted in one go."""
