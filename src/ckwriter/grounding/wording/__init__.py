"""Wording: whether clauses say so what the facts say, and not the contrary; what is quoted; the form of a sentence."""
