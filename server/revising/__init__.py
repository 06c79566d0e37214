"""New versions of papers: compared with the one before, given to the readers, and their marks carried over."""
