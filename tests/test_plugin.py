"""Real strict builds of a tiny site, read back from the folder that a reader would get."""

import hashlib
import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from posixpath import dirname, join, normpath
from unittest.mock import patch

import pytest
from mkdocs.exceptions import Abort, PluginError
from mkdocs.structure.files import Files

from generator.assets import asset_paths
from generator.mkdocs_site.theme import corrected
from generator.output import NavigationEntry, Output
from tests.support.tiny_site import build_site, load_tiny_config, tiny_site

type Attributes = dict[str, str]


class Elements(HTMLParser):
    """The start tags of a page."""

    def __init__(self, page: Path) -> None:
        super().__init__()
        self.found: list[tuple[str, Attributes]] = []
        self.feed(page.read_text("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep every tag with its attributes."""
        self.found.append((tag, {name: value or "" for name, value in attrs}))


def elements(page: Path, tag: str, **having: str) -> list[Attributes]:
    """The attributes of the page's tags that have all the given ones; `class` may hold more than asked for."""
    having = {name.rstrip("_"): value for name, value in having.items()}
    return [
        attributes
        for name, attributes in Elements(page).found
        if name == tag and all(value in attributes.get(key, "").split() for key, value in having.items())
    ]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny site in Japanese and English."""
    return build_site(tiny_site("ja", "en"), tmp_path_factory.mktemp("site"))


def test_pages_speak_their_language(site: Path) -> None:
    """Language of the document, the site's name and the theme's words follow the page."""
    for page, code, name, search in [("", "ja", "体制ガイド", "検索"), ("en/", "en", "Staffing guide", "Search")]:
        path = site / page / "roles/implementation.html"
        assert elements(path, "html")[0]["lang"] == code
        assert elements(path, "a", class_="md-logo")[0]["title"] == name
        assert elements(path, "input", name="query")[0]["placeholder"] == search


def test_colour_switch_is_named_in_the_language_of_the_page(site: Path) -> None:
    """Names of the colour schemes are part of the configuration, yet differ per language."""
    for page, name in [("index.html", "配色を明るくする"), ("en/index.html", "Use light colours")]:
        assert elements(site / page, "button", class_="md-header__button")[0]["aria-label"] == name


def test_menu_has_the_pages_of_one_language(site: Path) -> None:
    """No page of another language is in the menu, and every page of its own is."""
    for prefix in ("", "en/"):
        page = site / prefix / "roles/implementation.html"
        links = {link["href"] for link in elements(page, "a", class_="md-nav__link") if link["href"][0] != "#"}
        assert links == {"../index.html", "index.html", "implementation.html"}


def test_previous_and_next_stay_in_the_language(site: Path) -> None:
    """The last Japanese page has no next one, the first English page no previous one."""

    def neighbour(page: str, relation: str) -> list[str]:
        return [link["href"] for link in elements(site / page, "link", rel=relation)]

    assert neighbour("roles/implementation.html", "prev") == ["index.html"]
    assert neighbour("roles/implementation.html", "next") == []
    assert neighbour("en/index.html", "prev") == []
    assert neighbour("en/index.html", "next") == ["roles/index.html"]


def test_switcher_leads_to_the_same_page(site: Path) -> None:
    """One press changes the language and nothing else."""
    links = elements(site / "en/roles/implementation.html", "a", class_="languages__link")
    assert [(link["hreflang"], link["href"], "aria-current" in link) for link in links] == [
        ("ja", "../../roles/implementation.html", False),
        ("en", "implementation.html", True),
    ]


def test_switcher_leads_home_where_the_twin_is_missing(tmp_path: Path) -> None:
    """A page that exists in one language only claims no twin, and its switcher still leads somewhere."""
    only = NavigationEntry("用語集", "glossary.md")
    site = tiny_site("ja", "en", more=(Output("glossary.md", "---\ntitle: 用語集\n---\n<p>表</p>\n"),))
    site = replace(site, navigation={**site.navigation, "ja": (*site.navigation["ja"], only)})
    page = build_site(site, tmp_path) / "glossary.html"
    assert [link["href"] for link in elements(page, "a", class_="languages__link")] == [
        "glossary.html",
        "en/index.html",
    ]
    assert [link["hreflang"] for link in elements(page, "link", rel="alternate")] == ["ja"]


def test_alternate_links_exist_and_are_hidden_from_the_theme(site: Path) -> None:
    """`hreflang` links lead to pages that exist, and the theme's script does not go looking for sitemaps below them."""
    for page in site.rglob("*.html"):
        if page.name == "404.html":
            continue
        links = elements(page, "link", rel="alternate")
        assert [link["hreflang"] for link in links] == ["ja", "en"]
        assert all((page.parent / link["href"]).resolve().is_file() for link in links)
        assert all(link["rel"] != "alternate" for link in links)


def test_every_link_between_files_holds(site: Path) -> None:
    """Whatever a page refers to is in the folder, by a relative path, so that it works below any address."""
    for page in site.rglob("*.html"):
        for _, attributes in Elements(page).found:
            for target in (attributes.get("href"), attributes.get("src")):
                if target and not target.startswith(("#", "data:")):
                    path = normpath(join(dirname(str(page)), target.partition("#")[0]))
                    assert Path(path).is_file(), (page, target)


def test_search_index_per_language(site: Path) -> None:
    """Each language's index holds its own pages, addressed from its own home page."""
    for folder, word, foreign in [(site, "内製化", "Designs"), (site / "en", "Designs", "内製化")]:
        text = (folder / "search/search_index.json").read_text("utf-8")
        assert word in text
        assert foreign not in text
        locations = {document["location"].partition("#")[0] for document in json.loads(text)["docs"]}
        assert locations == {"index.html", "roles/index.html", "roles/implementation.html"}
        assert (folder / "search/search_index.js").read_text("utf-8") == f"var __index = {text};\n"


def test_pages_look_for_search_beside_their_home(site: Path) -> None:
    """The theme's script finds the index of the language, and our worker in place of the theme's."""
    text = (site / "en/roles/implementation.html").read_text("utf-8")
    config = json.loads(re.findall(r'id="__config" type="application/json">(.*?)</script>', text)[0])
    assert (config["base"], config["search"]) == ("../", f"../../{asset_paths()['js/search-worker.js']}")
    assert (site / "en/roles" / config["search"]).is_file()


def test_names_tell_the_content(site: Path) -> None:
    """Each style sheet and script that a page may get has the hash of its content in its name, the changed one of the theme too."""
    names = [*site.glob("css/*"), *site.glob("js/*"), *site.glob("assets/javascripts/*")]
    assert len(names) > len(asset_paths()) - len(list(site.glob("icons/*")))
    for path in names:
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        assert re.fullmatch(rf"[\w-]+\.{digest[:8]}(\.min)?\.(css|js)", path.name), path


def test_file_of_the_project_replaces_ours(tmp_path: Path) -> None:
    """A file with the plain name of one of ours is what pages get."""
    (tmp_path / "docs/css").mkdir(parents=True)
    (tmp_path / "docs/css/site.css").write_text("/* mine */", "utf-8")
    site = build_site(tiny_site("ja"), tmp_path / "site", docs_dir=str(tmp_path / "docs"))
    sheets = [link["href"] for link in elements(site / "index.html", "link", rel="stylesheet")]
    assert asset_paths()["css/site.css"] in sheets
    assert (site / asset_paths()["css/site.css"]).read_text("utf-8") == "/* mine */"


def test_unused_search_scripts_are_left_out(site: Path) -> None:
    """What only the theme's own search needs is not shipped."""
    assert not [path for path in site.rglob("*") if path.suffix == ".map" or path.name in {"lunr", "workers"}]


def test_sitemaps_name_twins(tmp_path: Path) -> None:
    """With a known address each language has a sitemap of its own pages and their twins."""
    build_site(tiny_site("ja", "en"), tmp_path, site_url="https://example.org/guide/")
    text = (tmp_path / "en/sitemap.xml").read_text("utf-8")
    assert re.findall("<loc>(.*?)</loc>", text) == [
        f"https://example.org/guide/en/{page}.html" for page in ("index", "roles/index", "roles/implementation")
    ]
    assert 'hreflang="ja" href="https://example.org/guide/roles/implementation.html"' in text
    assert not (tmp_path / "sitemap.xml.gz").exists()


def test_sitemaps_are_empty_without_an_address(site: Path) -> None:
    """A sitemap needs absolute addresses; the file exists all the same, because the theme's script may ask for it."""
    for path in ("sitemap.xml", "en/sitemap.xml"):
        text = (site / path).read_text("utf-8")
        assert "<urlset" in text
        assert "<loc>" not in text


def test_page_for_wrong_addresses_stands_alone(site: Path) -> None:
    """It is shown below any address, so it refers to no other file, and speaks every language."""
    page = site / "404.html"
    assert all(link["href"].startswith("data:") for link in elements(page, "link"))
    assert not [script for script in elements(page, "script") if script.get("src")]
    assert [section["lang"] for section in elements(page, "section")] == ["ja", "en"]


def test_front_matter_is_plain_text(tmp_path: Path) -> None:
    """Quotes and brackets in a title or description reach the reader as they are written."""
    page = Output("index.md", "---\ntitle: A <b> & C\ndescription: 'say \"no\"'\n---\n<p>text</p>\n")
    site = tiny_site("ja", "en")
    build_site(replace(site, outputs=(page, *site.outputs[1:])), tmp_path)
    assert elements(tmp_path / "index.html", "meta", name="description")[0]["content"] == 'say "no"'
    assert '<h1 id="page">A &lt;b&gt; &amp; C</h1>' in (tmp_path / "index.html").read_text("utf-8")


def test_titles_of_the_menu_are_plain_text(tmp_path: Path) -> None:
    """A title in the menu is text, not HTML."""
    site = tiny_site("ja")
    menu = (NavigationEntry("<i>&", "index.md"), *site.navigation["ja"][1:])
    build_site(replace(site, navigation={"ja": menu}), tmp_path)
    text = (tmp_path / "roles/index.html").read_text("utf-8")
    assert "&lt;i&gt;&amp;" in text
    assert "<i>" not in text


def test_files_of_every_kind_arrive_unchanged(tmp_path: Path) -> None:
    """Text, bytes and files on disk are copied, whatever folder they are in."""
    big = tmp_path / "big.bin"
    big.write_bytes(bytes(range(256)))
    more = (
        Output("a/list.csv", "列\r\n"),
        Output("templates/b.zip", b"\0\xff"),
        Output("c.zip", big),
    )
    site = build_site(tiny_site("ja", more=more), tmp_path / "site")
    assert (site / "a/list.csv").read_bytes() == "列\r\n".encode()
    assert (site / "templates/b.zip").read_bytes() == b"\0\xff"
    assert (site / "c.zip").read_bytes() == big.read_bytes()


def test_path_can_be_taken_once(tmp_path: Path) -> None:
    """Two files for one path are an error, not a matter of luck."""
    with pytest.raises(Abort):
        build_site(tiny_site("ja", more=(Output(asset_paths()["css/site.css"], ""),)), tmp_path)


def test_page_without_a_menu_entry_fails_a_strict_build(tmp_path: Path) -> None:
    """A page that no menu leads to is a mistake."""
    with pytest.raises(Abort):
        build_site(tiny_site("ja", more=(Output("lost.md", "text"),)), tmp_path)


def test_edit_link_needs_a_repository(tmp_path: Path) -> None:
    """A page tells which content file it was made from only if there is a place to edit it."""
    site = tiny_site("ja")
    site = replace(site, outputs=tuple(replace(page, source="roles/x.yaml") for page in site.outputs))
    for repository, expected in [("", None), ("https://example.org/x", "tests/roles/x.yaml")]:
        with patch("generator.plugin.build", return_value=site):
            config = load_tiny_config(tmp_path, repo_url=repository)
            files = config.plugins.on_files(Files([]), config=config.plugins.on_config(config))
        assert {file.edit_uri for file in files.documentation_pages()} == {expected}


def test_three_languages(tmp_path: Path) -> None:
    """A third language needs nothing but its pages."""
    build_site(tiny_site("ja", "en", "ko"), tmp_path)
    page = tmp_path / "ko/roles/implementation.html"
    assert elements(page, "html")[0]["lang"] == "ko"
    assert [link["href"] for link in elements(page, "a", class_="languages__link")] == [
        "../../roles/implementation.html",
        "../../en/roles/implementation.html",
        "implementation.html",
    ]
    assert "점수" in (tmp_path / "ko/search/search_index.json").read_text("utf-8")


def test_any_language_can_be_the_default(tmp_path: Path) -> None:
    """Nothing is tied to Japanese being at the root."""
    build_site(tiny_site("en", "ja"), tmp_path)
    assert elements(tmp_path / "index.html", "html")[0]["lang"] == "en"
    assert elements(tmp_path / "ja/index.html", "html")[0]["lang"] == "ja"


def test_changed_theme_is_noticed() -> None:
    """If the theme no longer looks as expected the build stops: a page must not lose its search in silence."""
    with pytest.raises(PluginError, match="has the theme changed"):
        corrected("<html></html>", {"ja"}, "js/search-worker.js", {})


def test_same_site_gives_the_same_bytes(site: Path, tmp_path: Path) -> None:
    """No date, no path of the machine and no order of chance gets into the output."""
    again = build_site(tiny_site("ja", "en"), tmp_path)
    for path in again.rglob("*"):
        if path.is_file():
            assert path.read_bytes() == (site / path.relative_to(again)).read_bytes(), path
