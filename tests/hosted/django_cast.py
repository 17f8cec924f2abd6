"""django-cast itself (PyPI), from an environment of its own beside which a site lies that was migrated once: ``make hosts``.

``python -m tests.hosted.django_cast FOLDER`` prepares that site for the environment in FOLDER.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, ClassVar

from tests.hosted.behind import Behind
from tests.house.source import ROOT
from tests.starting import free_port, until_it_listens

HOME = Path(os.environ.get("EPISODEKIT_DJANGO_CAST", ROOT / ".venv" / "hosts"))
READY = HOME / "site" / "ready.json"
_MAKE = """
import sys
from pathlib import Path
from cast import quickstart
name, place = "pod", Path.cwd()
quickstart.create_project_structure(name, place)
quickstart.create_settings_file(name, place)
quickstart.create_urls_file(name, place)
quickstart.create_wsgi_file(name, place)
quickstart.create_manage_py(name, place)
quickstart.create_base_template(name, place)
with (place / name / name / "settings.py").open("a") as settings:
    settings.write('''
INSTALLED_APPS += ["rest_framework.authtoken"]
REST_FRAMEWORK = {"DEFAULT_AUTHENTICATION_CLASSES": ["rest_framework.authentication.TokenAuthentication"]}
''')
with (place / name / name / "urls.py").open("a") as urls:
    urls.write('''
from cast.models import Episode
from django.http import JsonResponse

def looked_at(request):
    rows = []
    for page in Episode.objects.order_by("pk"):
        draft = page.get_latest_revision_as_object()
        audio = page.podcast_audio.mp3.url if page.podcast_audio else ""
        rows.append({"title": page.title if page.live else draft.title, "live": page.live, "audio": audio,
                     "moment": page.visible_date.isoformat(), "chapters": [
                         [str(mark.start), mark.title] for mark in page.podcast_audio.chaptermarks.all()
                     ] if page.podcast_audio else []})
    for page in list(Episode.objects.order_by("pk"))[: int(request.GET.get("forget", 0))]:
        page.delete()
    return JsonResponse(rows, safe=False)

urlpatterns.insert(0, path("looked-at/", looked_at))
''')
quickstart.run_migrations(place / name)
"""
_FILL = """
import json
from pathlib import Path
from cast.models import Podcast
from django.contrib.auth import get_user_model
from rest_framework.authtoken.models import Token
from wagtail.models import Site
user = get_user_model().objects.create_superuser("ana", "ana@figures.news", "unused")
poor = get_user_model().objects.create_user("poor", "poor@figures.news", "unused")
podcast = Podcast(title="S", slug="s", owner=user)
Site.objects.first().root_page.add_child(instance=podcast)
words = [Token.objects.create(user=each).key for each in (user, poor)]
Path("../ready.json").write_text(json.dumps({"podcast": podcast.pk, "words": words}))
"""


def prepare(home: Path) -> None:
    """Make and migrate a site, with a podcast and two users: one may do everything, one nothing."""
    site, python = home / "site", str(home.resolve() / "bin" / "python")
    shutil.rmtree(site, ignore_errors=True)
    site.mkdir()
    subprocess.run([python, "-c", _MAKE], cwd=site, check=True, stdout=subprocess.DEVNULL)
    subprocess.run([python, "manage.py", "shell", "-c", _FILL], cwd=site / "pod", check=True)


@contextmanager
def django_cast(folder: Path) -> Iterator[int]:
    """A copy of the site, running; gives its port."""
    shutil.copytree(HOME / "site" / "pod", folder / "pod")
    port = free_port()
    command = [
        str(HOME / "bin" / "python"),
        "-m",
        "waitress",
        "--listen",
        f"127.0.0.1:{port}",
        "pod.wsgi:application",
    ]
    with (folder / "log").open("wb") as log:
        environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
        running = subprocess.Popen(command, cwd=folder / "pod", stdout=log, stderr=log, env=environment)
    try:
        until_it_listens(port, running)
        yield port
    finally:
        running.kill()
        running.wait()


class DjangoCastBehind(Behind):
    """The site, with a stub before it."""

    KIND = "django-cast"
    BASE = "/cast/api"
    at: ClassVar[int]

    @property
    def OPTIONS(self) -> Mapping[str, str]:  # type: ignore[override]  # noqa: N802  # only the site knows the number
        return {"podcast": str(self._ready["podcast"]), "token_variable": "HOST_TOKEN"}

    @property
    def _ready(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(READY.read_text())
        return found

    @property
    def port(self) -> int:
        return self.at

    @property
    def key(self) -> str:
        return str(self._ready["words"][0])

    @property
    def poor(self) -> str:
        """The token of the user without rights."""
        return str(self._ready["words"][1])

    def pages(self, forgotten: int = 0) -> list[dict[str, Any]]:
        """All episodes; so many of the oldest are deleted then."""
        found = self.direct("GET", f"/looked-at/?forget={forgotten}", b"", {})
        assert isinstance(found.value, bytes)
        assert found.status == 200, found.value
        rows: list[dict[str, Any]] = json.loads(found.value)
        return rows

    def count(self) -> int:
        return len(self.pages())

    def forget(self, *, only_first: bool = False) -> None:
        self.pages(1 if only_first else 1000)

    def shown(self) -> dict[str, tuple[str, str]]:
        return {
            row["title"]: ("published" if row["live"] else "draft", row["moment"]) for row in self.pages()
        }

    def sound(self, title: str) -> bytes:
        audio = next(row["audio"] for row in self.pages() if row["title"] == title)
        found = self.direct("GET", audio, b"", {}).value
        assert isinstance(found, bytes)
        return found


if __name__ == "__main__":
    prepare(Path(sys.argv[1]))
