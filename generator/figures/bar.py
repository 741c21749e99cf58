"""A bar as long as a percentage, beside the number it repeats."""

from markupsafe import Markup


def bar(percent: int) -> Markup:
    """The bar, which tells nothing to those who do not see it.

    Args:
        percent: 0 to 100.
    """
    return Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" class="figure-drawing figure-drawing--percent" aria-hidden="true" viewBox="0 0 100 8" preserveAspectRatio="none">'
        '<rect class="figure-percent" width="{}" height="8"/>'
        '<rect class="figure-percent--whole" width="100" height="8"/></svg>'
    ).format(percent)
