"""The MkDocs adapter: has the `Site` built, hands it to MkDocs, and completes the settings, pages and files that MkDocs makes of it."""

import copy
import logging
import re
from collections.abc import Callable
from pathlib import Path
from typing import Literal

import jinja2
from markupsafe import escape
from mkdocs.config import base
from mkdocs.config import config_options as option
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import CountHandler, get_relative_url
from mkdocs.utils.templates import TemplateContext

from generator.author_language import author_language
from generator.browser import EngineBuildError
from generator.build import build
from generator.editor.schemas import FOLDER
from generator.hosting.lint import unfit
from generator.hosting.policy import ASKING_PAGE, page_policy
from generator.layers import Layers
from generator.mkdocs_site.authoring import empty_site, notice
from generator.mkdocs_site.files import add_outputs
from generator.mkdocs_site.headings import render_by_headings
from generator.mkdocs_site.indexing import Indexing
from generator.mkdocs_site.languages import families, language_of, switcher, twins
from generator.mkdocs_site.navigation import excerpt, navigation_config, split_navigation
from generator.mkdocs_site.search_index import split_search_index
from generator.mkdocs_site.settings import complete_settings
from generator.mkdocs_site.sitemap import write_sitemaps
from generator.mkdocs_site.swap import building_folder, put_in_place, remove_building_folder
from generator.mkdocs_site.theme import SEARCH_WORKER, corrected, language_view, with_words_for_results
from generator.mkdocs_site.theme_files import adapt_theme_files, add_assets, frame_files, name_assets
from generator.mkdocs_site.watching import watch_content
from generator.output import Site
from generator.pages.page import COMPILED
from generator.problems import ContentError, listed

CELL_BOUNDARY = re.compile(r"(</(?:t[dh]|dt|dd|caption|legend|figcaption|div|text)>)(?=<)")

BODY = re.compile(r"<body[^>]*>")

log = get_plugin_logger(__name__)


class PlaybookConfig(base.Config):  # type: ignore[no-untyped-call]  # MkDocs leaves a hook of its classes untyped
    """The plugin's options in mkdocs.yml."""

    content = option.Dir(exists=True, default="content")
    overlay = option.Optional(option.Dir(exists=True))


class PlaybookPlugin(BasePlugin[PlaybookConfig]):  # type: ignore[no-untyped-call]  # as above
    """Builds the site of all languages in one run of MkDocs."""

    def __init__(self) -> None:
        self.serving = False
        self.target: Path | None = None
        """The folder that the site is to stand in."""
        self.in_place = False
        """Whether files are written where the site stands: an author's preview, or changed pages alone (`--dirty`)."""
        self.last_good_site: Site | None = None
        self.indexing = Indexing()
        self.notice = ""
        """While the content is wrong: what is told at the top of each page."""

    # MkDocs keeps a plugin between the rebuilds of `mkdocs serve` only if it has this method.
    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether an author is watching."""
        self.serving = command == "serve"
        self.in_place = self.serving or dirty

    # Before the search plugin, which reads the theme's settings.
    @event_priority(100)
    def on_config(self, config: MkDocsConfig) -> None:
        """Build the site, and prepare each language's menu and look."""
        complete_settings(config)
        self.assets = name_assets(config)
        self.target = Path(config.site_dir).resolve()
        if not self.in_place:
            config.site_dir = str(building_folder(self.target))
        overlay = self.config.overlay
        self.layers = Layers(Path(self.config.content), Path(overlay) if overlay else None)
        self.site = self._build()
        self.languages = self.site.languages
        config.nav = navigation_config(self.site)
        # MkDocs would write one sitemap for all languages.
        config.theme.static_templates.discard("sitemap.xml")
        names = self.site.names
        self.views = {language: language_view(config, language, names[language.code]) for language in self.languages}

    def on_files(self, files: Files, *, config: MkDocsConfig) -> None:
        """Add what was built to what the theme brings."""
        add_assets(files, config)
        self.renamed = adapt_theme_files(files, config)
        self.frame_files = frame_files(files, config)
        add_outputs(files, self.site.outputs, config, self.layers.base)
        self.files = files
        self.pages = {output.path: output.content for output in self.site.outputs if isinstance(output.content, str)}
        self.indexing.prepare(config, keep=self.serving)

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
        """Take the menu apart by language."""
        self.menus = split_navigation(nav, files, self.languages)

    def on_pre_page(self, page: Page, *, config: MkDocsConfig, files: Files) -> None:
        """Spare the time for what is HTML already."""
        render_by_headings(page, self.pages)

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> None:
        """Escape the front matter: it is plain text, and the theme prints it as it is."""
        page.meta.update({name: escape(page.meta[name]) for name in ("title", "description") if name in page.meta})

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Put a line break between cells: the search plugin would make one word of neighbours."""
        return CELL_BOUNDARY.sub(r"\1\n", html)

    # After the search plugin, which works with the configuration that all languages share.
    @event_priority(-50)
    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Show the page in its language: configuration, menu, and the links to its twins."""
        language = language_of(page.file.src_uri, self.languages)
        view = copy.copy(self.views[language])
        name = page.file.src_uri.removeprefix(language.prefix).removesuffix(".md")
        view["extra"] = {
            **config.extra,
            # None while an author is watching: the script by which MkDocs reloads pages stands in them, and asks the server.
            "policy": "" if self.serving else page_policy(name),
            "alternate": switcher(page, self.files, self.languages),
            "frame_files": self.frame_files if name == ASKING_PAGE else None,
        }
        context["config"] = view
        context["nav"] = excerpt(self.menus[language])
        # Where the theme's script looks for the search index.
        context["base_url"] = get_relative_url(language.prefix or ".", page.url)
        return context

    def on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> None:
        """Tell the page for wrong addresses, which belongs to no language, about all of them."""
        env.globals.update(site=self.site, assets=self.assets)
        env.bytecode_cache = COMPILED

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Put right what the theme cannot do by itself, and tell an author of wrong content."""
        codes = {language.code for language in twins(page, self.files, self.languages)}
        html = corrected(output, codes, self.assets[SEARCH_WORKER], self.renamed)
        language = language_of(page.file.src_uri, self.languages)
        if search := self.site.search.get(language.code):
            html = with_words_for_results(html, search.words)
        return BODY.sub(lambda match: match[0] + self.notice, html, count=1) if self.notice else html

    # After the search plugin has written its index.
    @event_priority(-50)
    def _complete(self, *, config: MkDocsConfig) -> None:
        """Write what there is once per language."""
        split_search_index(Path(config.site_dir), self.site)
        urls = [
            {language: page.url for language, page in family.items()} for family in families(self.files, self.languages)
        ]
        write_sitemaps(Path(config.site_dir), config.site_url, self.languages, urls)

    # After every other plugin.
    @event_priority(-200)
    def _hand_over(self, *, config: MkDocsConfig) -> None:
        """Check the whole site, and let it take the place of the one before; if anything is wrong, that stays."""
        if self.in_place or not self.target:
            return
        new = Path(config.site_dir)
        # A project's own files are its own affair.
        own = {file.dest_uri for file in self.files if not file.generated_by and file.src_dir == config.docs_dir}
        every = {path.relative_to(new).as_posix() for path in new.rglob("*") if path.is_file()}
        if wrong := list(unfit(new, every - own)):
            raise PluginError("The site cannot be put on every server:\n" + "\n".join(wrong))
        for told in unfit(new, own):
            log.info("Not every server may deliver this, nor browsers show it under the site's policy: %s", told)
        if _strict_build_has_warnings():
            return
        try:
            put_in_place(new, self.target)
        except OSError as error:
            raise PluginError(
                f"The new site cannot take the place of {self.target}: {error}. Close what has files in it open, and build again."
            ) from error
        config.site_dir = str(self.target)

    on_post_build = CombinedEvent(_complete, _hand_over)

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., None]
    ) -> LiveReloadServer:
        """Rebuild when the content or the generator changes."""
        watch_content(server, self.layers.base)
        if self.layers.overlay:
            server.watch(str(self.layers.overlay))
        server.watch(str(Path(__file__).parent))
        return server

    def _build(self) -> Site:
        self.notice = ""
        try:
            site = build(self.layers, self.layers.base / FOLDER if self.serving else None)
        except ContentError as error:
            language = author_language(error.languages or self._last_languages())
            # While an author is writing, wrong content is a step on the way: say so, and go on showing the last
            # site. An exception here would make MkDocs' server hold back every page until the content is right.
            if self.serving:
                log.error(error.told(language))  # noqa: TRY400  # an author needs the report, not the traceback
                self.notice = notice(error, language, on_last_site=self.last_good_site is not None)
                return self.last_good_site or empty_site(language)
            raise PluginError(error.told(language)) from error
        except EngineBuildError as error:
            raise PluginError(str(error)) from error
        self.last_good_site = site
        if site.warnings:
            # Not as a warning of MkDocs, which would end a strict build.
            log.info(listed(site.warnings, author_language([language.code for language in site.languages])))
        return site

    def on_build_error(self, *, error: Exception) -> None:
        """Leave nothing beside the site that stays as it was."""
        if self.target and not self.in_place:
            remove_building_folder(self.target)

    def _last_languages(self) -> list[str]:
        return [language.code for language in self.last_good_site.languages] if self.last_good_site else []


def _strict_build_has_warnings() -> bool:
    """Whether MkDocs, which counts warnings of a strict build, will end it with an error when the plugins are done."""
    counters = (handler for handler in logging.getLogger("mkdocs").handlers if isinstance(handler, CountHandler))
    return any(counter.get_counts() for counter in counters)
