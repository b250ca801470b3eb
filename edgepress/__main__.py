"""`python -m edgepress` is the command `edgepress`."""

from edgepress.cli import run

run()
