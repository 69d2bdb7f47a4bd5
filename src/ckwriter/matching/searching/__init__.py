"""The search: one block of a file after the other, by what was read before."""
