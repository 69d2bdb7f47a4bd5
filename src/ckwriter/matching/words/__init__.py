"""Words on a page against the titles of a form: which title a text is, and what a form prints."""
