"""The one exception of the bench: something is missing or a measured command failed."""


class Trouble(Exception):
    """A sentence for whoever runs the bench."""
