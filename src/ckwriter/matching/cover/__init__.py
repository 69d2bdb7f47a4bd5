"""Whose submission a file is, and what on its pages tells nothing."""
