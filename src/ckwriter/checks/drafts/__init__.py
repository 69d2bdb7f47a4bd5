"""Drafts of a program: whether each sentence is carried by the facts it names."""
