"""What an archive job says when it cannot go on."""


class ScaleError(Exception):
    """The message is one sentence for the user."""
