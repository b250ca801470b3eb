"""edgepress: a newsletter press for issues that guests take over."""

__version__ = "0.1.0"
