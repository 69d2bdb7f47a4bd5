"""Comparisons: more and less, risen and reached, the most, twice, half: by the figures and words of the facts."""
