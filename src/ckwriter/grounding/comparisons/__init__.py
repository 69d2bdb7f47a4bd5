"""Comparisons: more, less, risen, reached, the most, twice; by the figures and words of the facts."""
