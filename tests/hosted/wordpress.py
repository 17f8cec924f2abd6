"""WordPress itself, of Debian (wordpress, mariadb-server, php-cli, php-mysql), on free ports and in a folder of its own.

Calls go through a stub that hands them on, so that they are counted and faults can be put in between.
"""

import json
import os
import shutil
import subprocess
import time
from base64 import b64encode
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

from tests.hosted.behind import Behind
from tests.starting import free_port, until_it_listens

SOURCE = Path("/usr/share/wordpress")
_PROGRAMS = ("php", "mariadbd", "mariadb-install-db", "mariadb")
INSTALLED = (SOURCE / "wp-includes").is_dir() and all(map(shutil.which, _PROGRAMS))
_CONFIG = """<?php
define('DB_NAME', 'wp'); define('DB_USER', '{user}'); define('DB_PASSWORD', ''); define('DB_HOST', 'localhost:{socket}');
define('WP_CONTENT_DIR', '{folder}/content'); define('WP_ENVIRONMENT_TYPE', 'local'); define('DISABLE_WP_CRON', true);
define('WP_HTTP_BLOCK_EXTERNAL', true); define('WP_ACCESSIBLE_HOSTS', '127.0.0.1'); define('AUTH_KEY', 'a'); define('SECURE_AUTH_KEY', 'b');
$table_prefix = 'wp_';
if (!defined('WP_SITEURL')) {{ define('WP_SITEURL', '{address}'); define('WP_HOME', '{address}'); }}
require_once ABSPATH . 'wp-settings.php';
"""
_INSTALL = """<?php
define('WP_INSTALLING', true); $_SERVER['HTTP_HOST'] = '127.0.0.1'; $_SERVER['SERVER_PROTOCOL'] = 'HTTP/1.1';
require ABSPATH . 'wp-load.php'; require_once ABSPATH . 'wp-admin/includes/upgrade.php';
add_filter('pre_wp_mail', '__return_true');
wp_install('S', 'ana', 'ana@figures.news', false, '', 'unused-password');
update_option('permalink_structure', '/%postname%/');
$poor = wp_insert_user(['user_login' => 'poor', 'user_pass' => 'unused-password', 'role' => 'subscriber']);
foreach ([1, $poor] as $user) {
  [$word] = WP_Application_Passwords::create_new_application_password($user, ['name' => 'tests']); echo "WORD $word\\n";
}
"""
_ROUTER = """<?php
defined('ABSPATH') || define('ABSPATH', __DIR__ . '/site/');
$path = __DIR__ . '/site' . urldecode(parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH));
if (is_file($path) && !str_ends_with($path, '.php')) { return false; }
if (str_ends_with($path, '/wp-cron.php')) { require_once ABSPATH . 'wp-load.php'; require $path; return true; }
require __DIR__ . '/site/index.php';
"""


@dataclass(frozen=True)
class Site:
    """A running site, and the application passwords of two users: one may do everything, one nothing."""

    port: int
    word: str
    poor: str


@contextmanager
def wordpress(folder: Path) -> Iterator[Site]:
    """A site that is installed and answers."""
    port, socket = free_port(), folder / "s"
    site = folder / "site"
    site.mkdir()
    for path in SOURCE.iterdir():
        if path.name not in {"wp-config.php", "wp-content", ".htaccess"}:
            (site / path.name).symlink_to(path)
    (folder / "content" / "uploads").mkdir(parents=True)
    (site / "wp-content").symlink_to(folder / "content")
    (folder / "prepend.php").write_text(f"<?php define('ABSPATH', '{site}/');")
    (folder / "router.php").write_text(_ROUTER)
    values = {"user": "root", "socket": socket, "folder": folder, "address": f"http://127.0.0.1:{port}"}
    (site / "wp-config.php").write_text(_CONFIG.format(**values))
    php = ["php", "-d", f"auto_prepend_file={folder}/prepend.php", "-d", "memory_limit=256M"]
    with ExitStack() as stack:
        stack.enter_context(_database(folder, socket))
        (folder / "install.php").write_text(_INSTALL)
        made = subprocess.run([*php, folder / "install.php"], capture_output=True, text=True, check=True)
        words = [line.removeprefix("WORD ") for line in made.stdout.splitlines() if line.startswith("WORD ")]
        serving = [*php, "-S", f"127.0.0.1:{port}", "-t", str(site), str(folder / "router.php")]
        # Two at once, because it asks itself for the size of an enclosure; both end with their group.
        environment = {**os.environ, "PHP_CLI_SERVER_WORKERS": "3"}
        stack.enter_context(_running(serving, folder / "php.log", environment, port))
        yield Site(port, *words)


@contextmanager
def _database(folder: Path, socket: Path) -> Iterator[None]:
    root = ["--user=root"] if os.getuid() == 0 else []
    # A server that begins sweeps the temporary tables of others out of a folder that they share.
    (folder / "work").mkdir()
    data = (f"--datadir={folder}/my", f"--tmpdir={folder}/work")
    install = [
        "mariadb-install-db",
        "--no-defaults",
        *data,
        "--auth-root-authentication-method=normal",
        "--skip-test-db",
    ]
    subprocess.run([*install, *root], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    small = [
        "--innodb-buffer-pool-size=16M",
        "--innodb-flush-log-at-trx-commit=0",
        "--skip-log-bin",
        "--skip-networking",
    ]
    command = ["mariadbd", "--no-defaults", *data, f"--socket={socket}", *small, *root]
    with _running(command, folder / "db.log", dict(os.environ), None):
        client = ["mariadb", "--no-defaults", "-S", str(socket), "-u", "root", "-e", "CREATE DATABASE wp"]
        until = time.monotonic() + 60
        while subprocess.run(client, capture_output=True, check=False).returncode:
            assert time.monotonic() < until, (folder / "db.log").read_text()
            time.sleep(0.1)
        yield


@contextmanager
def _running(command: list[str], log: Path, environment: dict[str, str], port: int | None) -> Iterator[None]:
    with log.open("wb") as file:
        process = subprocess.Popen(command, stdout=file, stderr=file, env=environment, start_new_session=True)
    try:
        if port is not None:
            until_it_listens(port, process)
        yield
    finally:
        os.killpg(process.pid, 9)
        process.wait()


class WordPressBehind(Behind):
    """The site, with a stub before it."""

    KIND = "wordpress"
    OPTIONS: ClassVar[Mapping[str, str]] = {"user": "ana", "password_variable": "HOST_TOKEN"}
    site: ClassVar[Site]

    @property
    def key(self) -> str:
        return self.site.word

    @property
    def port(self) -> int:
        return self.site.port

    def api(self, method: str, path: str) -> Any:  # noqa: ANN401  # JSON of any form
        """What the site answers to its owner."""
        login = b64encode(f"ana:{self.site.word}".encode()).decode()
        found = self.direct(method, f"/wp-json/wp/v2{path}", b"", {"Authorization": f"Basic {login}"})
        assert isinstance(found.value, bytes)
        assert found.status < 300, found.value
        return json.loads(found.value)

    def feed(self) -> str:
        """What listeners are served, once the site has done what it does by itself."""
        self.direct("GET", "/wp-cron.php?doing_wp_cron", b"", {})
        found = self.direct("GET", "/feed/", b"", {}).value
        assert isinstance(found, bytes)
        return found.decode()

    def posts(self) -> list[dict[str, Any]]:
        """All that are no part of a fresh site."""
        rows: list[dict[str, Any]] = self.api("GET", "/posts?status=any&context=edit&per_page=100")
        return [row for row in rows if row["slug"] != "hello-world"]

    def count(self) -> int:
        return len(self.posts())

    def forget(self, *, only_first: bool = False) -> None:
        for row in sorted(self.posts(), key=lambda row: row["id"])[: 1 if only_first else None]:
            self.api("DELETE", f"/posts/{row['id']}?force=true")

    def shown(self) -> dict[str, tuple[str, str]]:
        states = {"publish": "published", "future": "scheduled"}
        return {
            row["title"]["raw"]: (states.get(row["status"], "draft"), f"{row['date_gmt']}Z")
            for row in self.posts()
        }

    def sound(self, title: str) -> bytes:
        content = next(row for row in self.posts() if row["title"]["raw"] == title)["content"]["raw"]
        path = content.partition('src="')[2].partition('"')[0].partition(f":{self.site.port}")[2]
        found = self.direct("GET", path, b"", {}).value
        assert isinstance(found, bytes)
        return found
