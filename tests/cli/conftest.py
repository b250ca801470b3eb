"""Commands are typed in the same tiny newsletter as in test_cli.py."""

from ..test_cli import root, say  # noqa: F401
