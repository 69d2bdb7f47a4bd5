"""Plugins for ckwriter: the form 研修実施報告書, a check of it, and a backend that lists facts."""
