"""Benchmarks: ckwriter beside its peers, in one run. `python -m benchmarks` prints them."""
