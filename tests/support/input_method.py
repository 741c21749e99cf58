"""An input method as pages see it: compositions by the DevTools protocol, keys by their events."""

from playwright.sync_api import CDPSession, Page

HANDLED_KEYS = [{"isComposing": True}, {"isComposing": True, "keyCode": 229}, {"keyCode": 229}]
"""Keys that an input method has handled: the last is Safari's, after the composition."""

_PRESS = """([selector, key, told]) => {
  const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...told });
  document.querySelector(selector).dispatchEvent(event);
}"""


def compose(page: Page, selector: str, text: str) -> CDPSession:
    """Begin to compose a text in place of what is in a field."""
    page.locator(selector).focus()
    page.locator(selector).select_text()
    devtools = page.context.new_cdp_session(page)
    devtools.send("Input.imeSetComposition", {"text": text, "selectionStart": len(text), "selectionEnd": len(text)})
    return devtools


def press_handled(page: Page, selector: str, key: str) -> None:
    """Press a key that the input method handles, in every way that a browser reports it."""
    for told in HANDLED_KEYS:
        page.evaluate(_PRESS, [selector, key, told])
