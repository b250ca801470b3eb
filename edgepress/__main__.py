"""`python -m edgepress` is the command `edgepress`."""

from edgepress.cli import main

main(prog_name="edgepress")
