"""Carrying: whether the facts hold each figure of a sentence, or it follows, and of the same thing, time and role."""
