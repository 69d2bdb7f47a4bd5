"""Indicators: baseline, target, result, and what the text makes of them."""
