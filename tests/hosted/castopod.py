"""Castopod as its source answers (https://code.castopod.org/adaures/castopod, modules/Api/Rest/V1/Controllers/EpisodeController.php)."""

from base64 import b64encode
from collections.abc import Mapping
from typing import ClassVar

from tests.hosted.stub import Call, Episode, Reply, Routes, Stub


class CastopodStub(Stub):
    """An episode is created whole; a slug that is taken, and an episode that is published already, are 409."""

    KIND = "castopod"
    OPTIONS: ClassVar[Mapping[str, str]] = {
        "podcast": "3",
        "author": "1",
        "user": "ana",
        "password_variable": "HOST_TOKEN",
    }
    ROUTES: ClassVar[Routes] = (
        ("GET", "/api/rest/v1/episodes", "index"),
        ("POST", "/api/rest/v1/episodes", "create"),
        ("GET", r"/api/rest/v1/episodes/(\d+)", "one"),
        ("POST", r"/api/rest/v1/episodes/(\d+)/publish", "publish"),
    )

    def refusal(self, call: Call) -> Reply | None:
        login = b64encode(f"ana:{self.KEY}".encode()).decode()
        return None if call.headers.get("authorization") == f"Basic {login}" else Reply(401)

    def shown(self) -> dict[str, tuple[str, str]]:
        return {
            row["title"]: ("published" if row["published_at"] else "draft", row["published_at"] or "")
            for row in self.episodes.values()
        }

    def sound(self, title: str) -> bytes:
        found: bytes = next(row for row in self.episodes.values() if row["title"] == title)["audio"]
        return found

    def index(self, call: Call) -> Reply:
        assert call.query["podcastIds"] == "3"
        begin, limit = int(call.query.get("offset", 0)), int(call.query.get("limit", 10))
        return Reply(200, [self._row(key) for key in [*self.episodes][begin : begin + limit]])

    def one(self, _call: Call, key: str) -> Reply:
        if key not in self.episodes:
            return Reply(404, {"status": 404, "error": 404, "messages": {"error": "Episode not found"}})
        return Reply(200, self._row(key))

    def create(self, call: Call) -> Reply:
        form = call.form
        told = {name: content.decode() for name, (file, content) in form.items() if not file}
        missing = {"created_by", "updated_by", "title", "slug", "podcast_id", "audio_file"} - set(form)
        if missing or not form["audio_file"][0].endswith((".mp3", ".m4a")):
            return Reply(
                400, {"status": 400, "error": 400, "messages": [f"{name} is required" for name in missing]}
            )
        if any(row["slug"] == told["slug"] for row in self.episodes.values()):
            message = "An episode with the same slug already exists in this podcast."
            return Reply(409, {"status": 409, "error": 409, "messages": {"error": message}})
        assert form["transcript_file"][0].endswith(".vtt")
        assert form["chapters_file"][0].endswith(".json")
        key = str(1 + max(map(int, self.episodes), default=0))
        number, season = told.get("episode_number"), told.get("season_number")
        row = {
            "id": int(key),
            "title": told["title"],
            "slug": told["slug"],
            "type": told["type"],
            "published_at": None,
        }
        self.episodes[key] = row | {"audio": form["audio_file"][1], "number": number, "season_number": season}
        return Reply(200, self._row(key))

    def publish(self, call: Call, key: str) -> Reply:
        if self.episodes[key]["published_at"]:
            message = "Episode is already published or scheduled for publication"
            return Reply(409, {"status": 409, "error": 409, "messages": {"error": message}})
        told = {name: content.decode() for name, (_, content) in call.form.items()}
        assert told == {"created_by": "1", "publication_method": "now"}
        self.episodes[key]["published_at"] = {"date": "2026-03-01 00:00:00.000000", "timezone": "UTC"}
        return Reply(200, self._row(key))

    def _row(self, key: str) -> Episode:
        return {name: value for name, value in self.episodes[key].items() if name != "audio"}
