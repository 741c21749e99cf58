"""What a session gives for answers."""


def report_in(assessed: bytes) -> str:
    """The report, HTML; before it stands a line for the form."""
    return assessed.decode().partition("\n")[2]
