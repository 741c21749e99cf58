"""What `mkdocs serve` watches of the content."""

from pathlib import Path

from mkdocs.livereload import LiveReloadServer
from watchdog.events import FileSystemEvent, FileSystemEventHandler

from generator.editor.schemas import FOLDER


def watch_content(server: LiveReloadServer, folder: Path) -> None:
    """Have the server build again when a file of the folder changes, in folders made later too.

    MkDocs' own `watch` takes all of a folder or only what it has now. Each build writes the schemas, which are no reason to build again.
    """
    server.watch(str(folder), recursive=False)  # so that the server says what it watches
    server.observer.schedule(_Content(server, folder.resolve()), str(folder.resolve()), recursive=True)


class _Content(FileSystemEventHandler):
    def __init__(self, server: LiveReloadServer, folder: Path) -> None:
        self._server = server
        self._schemas = folder / FOLDER

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Ask for a build, as the server's own handler does."""
        path = Path(str(event.src_path))
        if event.is_directory or path.is_relative_to(self._schemas):
            return
        with self._server._rebuild_cond:  # noqa: SLF001  # there is no other way to ask
            self._server._want_rebuild = True  # noqa: SLF001
            self._server._rebuild_cond.notify_all()  # noqa: SLF001
