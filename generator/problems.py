"""What is wrong with the content, told to its author."""


class ContentError(Exception):
    """The content cannot become a site; its text is the whole report."""
