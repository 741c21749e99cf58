"""Browsers that delete what is kept after a week: where that is said, and where it is not."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.support.chromium import NewPage
from tests.support.scripts import run_scripts
from tests.support.static_server import Serve

MAC = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/"
SAFARI = MAC + "605.1.15 (KHTML, like Gecko) Version/17.4 Safari/605.1.15"
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
BROWSERS = {
    "Safari": (SAFARI, 0, None, True),
    "Safari on an iPad": (SAFARI, 5, False, True),
    "Safari on an iPhone": (IPHONE + "Version/17.4 Mobile/15E148 Safari/604.1", 5, False, True),
    "Chrome on an iPhone": (IPHONE + "CriOS/124.0 Mobile/15E148 Safari/604.1", 5, False, True),
    "installed on an iPhone": (IPHONE + "Mobile/15E148", 5, True, False),
    "Firefox on an iPad": (MAC + "605.1.15 (KHTML, like Gecko) FxiOS/125.0 Safari/605.1.15", 5, False, True),
    "Chrome": (MAC + "537.36 (KHTML, like Gecko) Chrome/124.0.0.0 Safari/537.36", 0, None, False),
    "Edge": (
        "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/124.0 Safari/537.36 Edg/124.0",
        0,
        None,
        False,
    ),
    "Firefox": ("Mozilla/5.0 (Windows NT 10.0; rv:125.0) Gecko/20100101 Firefox/125.0", 0, None, False),
    "Android": (
        "Mozilla/5.0 (Linux; U; Android 13) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/124.0 Mobile Safari/537.36",
        5,
        None,
        False,
    ),
}


@pytest.mark.parametrize("name", BROWSERS)
def test_detection(name: str) -> None:
    """WebKit is known by its name; an installed app and other browsers keep what they have."""
    user_agent, touch, standalone, deletes = BROWSERS[name]
    navigator = {"userAgent": user_agent, "maxTouchPoints": touch, "standalone": standalone}
    with run_scripts("storage-limit.js") as context:
        assert context.eval(f"deletesAfterAWeek({json.dumps(navigator)})") is deletes


@pytest.mark.parametrize(("user_agent", "said"), [(SAFARI, True), (None, False)])
@pytest.mark.parametrize(("prefix", "days"), [("", "7日間"), ("en/", "seven days")])
def test_notice(
    new_page: NewPage, built_site: Path, serve: Serve, user_agent: str | None, said: bool, prefix: str, days: str
) -> None:
    """The page says it where it explains what is kept, in Safari alone."""
    page = new_page(user_agent=user_agent) if user_agent else new_page()
    page.goto(f"{serve(built_site)}{prefix}self-check/organisation.html")
    notice = page.locator("[data-a-week]")
    expect(page.locator("[data-this-pc]")).to_be_visible()
    if said:
        expect(notice).to_contain_text(days)
        expect(notice).to_be_visible()
    else:
        expect(notice).to_be_hidden()
