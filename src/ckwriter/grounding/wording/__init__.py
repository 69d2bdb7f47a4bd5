"""Wording: whether clauses say so what the facts say and do not turn it round; quotations, form, remains of a program."""
