"""What stands beside the package in a checkout, and inside it once it is installed from a wheel."""

from pathlib import Path

SHARED_CONTENT = ("interface.yaml", "assessments/scales.yaml")
"""Content files that every playbook needs in full: the site's own words, and the scales that pages and figures name."""
GUIDE = ("authors-guide.md", "authors-guide.ja.md", "codes.md", "codes.ja.md")
"""Files of `docs/` that every author should have at hand; they link to each other only."""
SHIPPED = (
    "mkdocs.yml",
    "overrides",
    "site_assets",
    *(f"content/{file}" for file in SHARED_CONTENT),
    *(f"docs/{file}" for file in GUIDE),
    "docs/hosting.md",
    "docs/hosting.ja.md",
)
"""Files and folders that a wheel brings, relative to `HOME`."""
IN_WHEEL = Path(__file__).parent / "shipped_files"
HOME = IN_WHEEL if IN_WHEEL.is_dir() else Path(__file__).parent.parent
"""The folder that holds them."""
EXAMPLE = Path(__file__).parent / "example"
"""A small complete playbook, to start from; it lacks the shared content."""
