"""Slides (PowerPoint) as blocks."""
