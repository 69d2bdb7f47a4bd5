"""Backends: each makes the text of one cell from numbered facts.

An entry point of the group `ckwriter.backends` is a factory: it takes what follows the first colon of a backend's name
(`openai:MODEL` gives it `MODEL`, `offline` gives it "") and returns a `ckwriter.drafts.Backend`.
"""
