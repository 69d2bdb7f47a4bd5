"""`python -m ckwriter` is the command."""

from ckwriter.cli import main

main()
