"""What every page says where a part of it is missing."""

from generator.output import Notices
from generator.pages.page import Edition


def notices_of(edition: Edition) -> Notices:
    """Return the notices in one language."""
    return Notices(
        unstyled=edition.word("notice-unstyled"),
        old_browser=edition.word("notice-old-browser"),
        script=edition.word("notice-script"),
        diagnosis=edition.word("diagnosis-title"),
    )
