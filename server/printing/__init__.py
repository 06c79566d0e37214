"""The printed pack 材料汇编: one PDF of cover, agenda and papers, numbered copies, and the log of what was printed."""
