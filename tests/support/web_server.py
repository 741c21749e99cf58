"""Real web servers on this machine: nginx and Apache, started for a test."""

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ADDRESS = "127.0.0.1"
PROXY_ADDRESS = "127.0.0.2"
START_LIMIT = 20.0
"""Seconds until a server accepts connections."""

_NGINX = """
daemon off;
{user}
worker_processes {workers};
error_log stderr error;
pid {folder}/pid;
{modules}
events {{ worker_connections 4096; }}
http {{
    include /etc/nginx/mime.types;
    default_type application/octet-stream;
    sendfile on;
    log_format told '$status $request_uri';
    access_log {log};
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    server {{
        listen {address}:{port};
        server_name _;
{locations}
    }}
}}
"""
_LOCATION = """
        location {below} {{
            alias {site}/;
{settings}
        }}
"""
_PROXY = """
        location / {{
            proxy_pass http://{address}:{port};
            proxy_set_header Host $host;
            proxy_set_header X-Forwarded-Proto https;
        }}
"""
_APACHE = """
ServerRoot {folder}
ServerName {address}
Listen {address}:{port}
PidFile {folder}/pid
ErrorLog {folder}/error.log
{modules}
{user}
TypesConfig /dev/null
LogFormat "%>s %U" told
CustomLog {log} told
Alias {folder_path} {site}
ErrorDocument 404 {below}404.html
<Directory {site}>
    Require all granted
    AllowOverride FileInfo Indexes Options=MultiViews
</Directory>
"""
_APACHE_MODULES = ("mpm_event", "authz_core", "authz_host", "alias", "dir", "mime", "headers", "rewrite")
_NGINX_MODULES = Path("/usr/lib/nginx/modules")


@dataclass(frozen=True)
class WebServer:
    """A running server with one site."""

    port: int
    below: str
    """The site's path on the server, with slashes around it."""
    log: Path
    host: str = ADDRESS
    """The address that it listens on."""

    def address(self, host: str = "") -> str:
        """Address of the site's root, with a slash at the end."""
        return f"http://{host or self.host}:{self.port}{self.below}"

    @property
    def requests(self) -> list[tuple[int, str]]:
        """Status and path of all requests so far."""
        pairs = (line.split(" ", 1) for line in self.log.read_text("utf-8").splitlines())
        return [(int(status), path) for status, path in pairs]


@contextmanager
def nginx(
    site: Path, folder: Path, *, below: str = "/", settings: Sequence[str] = (), workers: int = 1, logs: bool = True
) -> Iterator[WebServer]:
    """Serve a folder by nginx.

    Args:
        site: the folder.
        folder: where the server keeps what it needs.
        below: the site's path on the server, with slashes around it.
        settings: what else stands in its `location`.
        workers: processes that answer.
        logs: whether requests are noted.
    """
    location = _LOCATION.format(below=below, site=site, settings="\n".join(settings))
    with nginx_with(location, folder, below=below, workers=workers, logs=logs) as server:
        yield server


@contextmanager
def nginx_with(
    locations: str, folder: Path, *, below: str = "/", workers: int = 1, logs: bool = True, host: str = ADDRESS
) -> Iterator[WebServer]:
    """Run nginx with the `location` blocks of one server.

    Args:
        locations: the blocks.
        folder: where the server keeps what it needs.
        below: the site's path on the server, with slashes around it.
        workers: processes that answer.
        logs: whether requests are noted.
        host: address to listen on.
    """
    folder.mkdir(parents=True, exist_ok=True)
    server = WebServer(_free_port(host), below, folder / "access.log", host)
    values = {
        "user": "user root;" if os.geteuid() == 0 else "",
        "workers": workers,
        "modules": "\n".join(f"load_module {path};" for path in _NGINX_MODULES.glob("*brotli_static*")),
        "log": f"{server.log} told" if logs else "off",
        "locations": locations,
    }
    configuration = folder / "nginx.conf"
    configuration.write_text(_NGINX.format(folder=folder, address=host, port=server.port, **values), "utf-8")
    with _running(_program("nginx"), "-e", "stderr", "-p", str(folder), "-c", str(configuration), server=server):
        yield server


@contextmanager
def proxy(behind: WebServer, folder: Path) -> Iterator[WebServer]:
    """Run the proxy of a company in front of a server: it has another port, and passes on the name that readers use."""
    location = _PROXY.format(address=behind.host, port=behind.port)
    with nginx_with(location, folder, below=behind.below, host=PROXY_ADDRESS) as server:
        yield server


@contextmanager
def apache(site: Path, folder: Path, *, below: str = "/") -> Iterator[WebServer]:
    """Serve a folder, with the `.htaccess` in it, by Apache."""
    folder.mkdir(parents=True, exist_ok=True)
    server = WebServer(_free_port(ADDRESS), below, folder / "access.log")
    modules = [f"LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so" for name in _APACHE_MODULES]
    user = "User nobody\nGroup nogroup" if os.geteuid() == 0 else ""
    text = _APACHE.format(
        folder=folder,
        site=site,
        address=ADDRESS,
        port=server.port,
        below=below,
        folder_path=below.rstrip("/"),
        log=server.log,
        user=user,
        modules="\n".join(modules),
    )
    configuration = folder / "apache.conf"
    configuration.write_text(text, "utf-8")
    with _running(_program("apache2"), "-X", "-f", str(configuration), server=server):
        yield server


def _program(name: str) -> str:
    path = shutil.which(name) or shutil.which(name, path="/usr/sbin:/usr/local/sbin")
    assert path, f"{name} is missing: tests/install-servers installs it or says how"
    return path


@contextmanager
def _running(*command: str, server: WebServer) -> Iterator[None]:
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    try:
        limit = time.monotonic() + START_LIMIT
        while not _accepts(server):
            assert process.poll() is None, process.stderr and process.stderr.read()
            assert time.monotonic() < limit, f"{command[0]} does not answer"
            time.sleep(0.02)
        yield
    finally:
        process.terminate()
        process.communicate(timeout=START_LIMIT)


def _accepts(server: WebServer) -> bool:
    with socket.socket() as connection:
        connection.settimeout(1)
        return connection.connect_ex((server.host, server.port)) == 0


def _free_port(host: str) -> int:
    with socket.socket() as probe:
        probe.bind((host, 0))
        port: int = probe.getsockname()[1]
        return port
