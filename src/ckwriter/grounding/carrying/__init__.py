"""Carrying: whether a fact holds a figure of a sentence, or it follows from theirs, and of the same thing, time and role."""
