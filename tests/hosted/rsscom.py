"""RSS.com as its interface's description says (https://api.rss.com/v4/openapi.json, 2026-09-09)."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar

from tests.hosted.shows import NOW
from tests.hosted.stub import Call, Episode, Reply, Routes, Stub

_FIELDS = {
    "title",
    "description",
    "audio_upload_id",
    "ai_content",
    "itunes_episode_type",
    "custom_link",
    "schedule_datetime",
}


class RssComStub(Stub):
    """An unknown field is refused; an episode with a date that has come is published once its sound is transcoded."""

    KIND = "rsscom"
    OPTIONS: ClassVar[Mapping[str, str]] = {"podcast": "77", "key_variable": "HOST_TOKEN"}
    BASE = "/v4"
    ROUTES: ClassVar[Routes] = (
        ("GET", "/podcasts/77/episodes", "index"),
        ("POST", "/podcasts/77/episodes", "create"),
        ("GET", r"/podcasts/77/episodes/(\d+)", "one"),
        ("PATCH", r"/podcasts/77/episodes/(\d+)", "update"),
        ("PUT", r"/podcasts/77/episodes/(\d+)/transcript", "transcript"),
        ("POST", "/podcasts/77/assets/presigned-uploads", "presign"),
    )

    def __init__(self, *arguments: Any) -> None:  # noqa: ANN401  # as of every stub
        super().__init__(*arguments)
        self.uploads: dict[str, str] = {}

    def refusal(self, call: Call) -> Reply | None:
        if call.headers.get("x-api-key") != self.KEY:
            return Reply(401, {"status": 401, "message": "Invalid API key"})
        return None

    def shown(self) -> dict[str, tuple[str, str]]:
        return {
            row["title"]: (self._status(row), row["schedule_datetime"] or "")
            for row in self.episodes.values()
        }

    def sound(self, title: str) -> bytes:
        row = next(row for row in self.episodes.values() if row["title"] == title)
        return self.stored(self.uploads[row["audio_upload_id"]]) or b""

    def index(self, call: Call) -> Reply:
        page, limit = int(call.query.get("page", 1)), int(call.query.get("limit", 20))
        if limit > 100 or page < 1:
            return Reply(400, {"status": 400, "form_errors": ["limit or page"], "field_errors": {}})
        keys = list(self.episodes)[(page - 1) * limit : page * limit]
        return Reply(200, [self._row(key) for key in keys])

    def create(self, call: Call) -> Reply:
        told = call.json
        if not told.get("title") or "description" not in told:
            return Reply(400, {"status": 400, "form_errors": [], "field_errors": {"title": ["required"]}})
        key = str(1 + len(self.episodes))
        self.episodes[key] = {
            "id": int(key),
            "schedule_datetime": None,
            "transcode": "pending",
            "transcript": None,
        }
        return self._take(key, told, 201)

    def one(self, _call: Call, key: str) -> Reply:
        if key not in self.episodes:
            return Reply(404, {"status": 404, "message": "Not found"})
        found = self._row(key)
        if self.episodes[key]["transcode"] == "processing":
            self.episodes[key]["transcode"] = "done"
        return Reply(200, found)

    def update(self, call: Call, key: str) -> Reply:
        return self._take(key, call.json, 200)

    def transcript(self, call: Call, key: str) -> Reply:
        assert call.json["format"] in {"vtt", "srt", "txt"}
        assert len(call.json["transcription"]) <= 500_000
        self.episodes[key]["transcript"] = call.json["transcription"]
        return Reply(200, {**call.json, "status": "draft"})

    def presign(self, call: Call) -> Reply:
        told = call.json
        assert set(told) == {"asset_type", "expected_mime", "filename"}
        name = str(5000 + len(self.uploads))
        self.uploads[name] = f"rsscom/{name}-{told['filename']}"
        return Reply(
            201,
            {
                **told,
                "id": int(name),
                "url": self.presigned(
                    "put_object", Key=self.uploads[name], ContentType=told["expected_mime"]
                ),
            },
        )

    def _take(self, key: str, told: Episode, status: int) -> Reply:
        if unknown := set(told) - _FIELDS:
            return Reply(
                400,
                {"status": 400, "form_errors": [], "field_errors": {name: ["unknown"] for name in unknown}},
            )
        if len(told.get("title", "")) > 250:
            fault = {"title": ["must be at most 250 characters"]}
            return Reply(400, {"status": 400, "form_errors": [], "field_errors": fault})
        if told.get("audio_upload_id"):
            there = self.stored(self.uploads[told["audio_upload_id"]])
            self.episodes[key]["transcode"] = "processing" if there else "error"
        self.episodes[key] |= told
        return Reply(status, self._row(key))

    @staticmethod
    def _status(row: Episode) -> str:
        if row["schedule_datetime"] is None:
            return "draft"
        is_past = datetime.fromisoformat(row["schedule_datetime"]) <= NOW
        return "published" if is_past and row["transcode"] == "done" else "scheduled"

    def _row(self, key: str) -> Episode:
        row = dict(self.episodes[key])
        transcode = row.pop("transcode")
        row.pop("transcript")
        status, moment = self._status(self.episodes[key]), row.pop("schedule_datetime")
        more = {
            "status": status,
            "publish_datetime": moment,
            "processing": {"transcode": {"status": transcode}},
        }
        return row | more
