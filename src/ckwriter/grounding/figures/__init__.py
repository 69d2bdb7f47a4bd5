"""Figures: read out of a text, compared with each other, and computed one from another."""
