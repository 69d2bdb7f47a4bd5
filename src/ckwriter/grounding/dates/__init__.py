"""Dates, months and the order of what happened: whether they are those of the facts, and told of the same."""
