"""Transistor as https://developers.transistor.fm/ documents it (2026-08-29)."""

from collections.abc import Mapping
from typing import ClassVar

from tests.buckets import BUCKET
from tests.hosted.stub import Call, Episode, Reply, Routes, Stub

_FIELDS = (
    "title summary description audio_url author season number type image_url keywords explicit alternate_url video_url "
    "youtube_url transcript_text email_notifications"
)


class TransistorStub(Stub):
    """Ten episodes a page at first; every episode begins as a draft; sound is worked through after it was named."""

    KIND = "transistor"
    OPTIONS: ClassVar[Mapping[str, str]] = {"show": "my-show", "key_variable": "HOST_TOKEN"}
    BASE = "/v1"
    ROUTES: ClassVar[Routes] = (
        ("GET", "/episodes/authorize_upload", "authorize"),
        ("GET", "/episodes", "index"),
        ("POST", "/episodes", "create"),
        ("GET", r"/episodes/(\w+)", "one"),
        ("PATCH", r"/episodes/(\w+)", "update"),
        ("PATCH", r"/episodes/(\w+)/publish", "publish"),
    )

    def refusal(self, call: Call) -> Reply | None:
        if call.headers.get("x-api-key") != self.KEY:
            return Reply(401, {"errors": [{"title": "Unauthorized"}]})
        return None

    def shown(self) -> dict[str, tuple[str, str]]:
        return {
            str(row["title"]): (row["status"], row["published_at"] or "") for row in self.episodes.values()
        }

    def sound(self, title: str) -> bytes:
        row = next(row for row in self.episodes.values() if row["title"] == title)
        return self.stored(row["audio_url"].rpartition(f"/{BUCKET}/")[2]) or b""

    def authorize(self, call: Call) -> Reply:
        key = f"transistor/{len(self.calls)}-{call.query['filename']}"
        attributes = {
            "upload_url": self.presigned("put_object", Key=key, ContentType="audio/mpeg"),
            "content_type": "audio/mpeg",
            "expires_in": 600,
            "audio_url": f"{self.s3.endpoint}/{BUCKET}/{key}",
        }
        return Reply(200, {"data": {"id": "u1", "type": "audio_upload", "attributes": attributes}})

    def index(self, call: Call) -> Reply:
        assert call.query["show_id"] == "my-show"
        page, per = int(call.query.get("pagination[page]", 0)), int(call.query.get("pagination[per]", 10))
        rows = [self._row(key) for key in self.episodes][page * per : (page + 1) * per]
        meta = {
            "currentPage": page,
            "totalPages": -(-len(self.episodes) // per),
            "totalCount": len(self.episodes),
        }
        return Reply(200, {"data": rows, "meta": meta})

    def create(self, call: Call) -> Reply:
        told = call.json["episode"]
        if told.pop("show_id", None) != "my-show":
            return Reply(404, {"errors": [{"title": "Resource not found"}]})
        key = str(1000 + len(self.episodes))
        self.episodes[key] = {
            "title": None,
            "status": "draft",
            "published_at": None,
            "audio_url": None,
            "busy": 0,
        }
        self._take(self.episodes[key], told)
        return Reply(201, {"data": self._row(key)})

    def one(self, _call: Call, key: str) -> Reply:
        if key not in self.episodes:
            return Reply(404, {"errors": [{"title": "Resource not found"}]})
        found = self._row(key)
        self.episodes[key]["busy"] = max(self.episodes[key]["busy"] - 1, 0)
        return Reply(200, {"data": found})

    def update(self, call: Call, key: str) -> Reply:
        told = call.json["episode"]
        if told.get("audio_url"):
            self.episodes[key]["busy"] = 2
        self._take(self.episodes[key], told)
        return Reply(200, {"data": self._row(key)})

    def publish(self, call: Call, key: str) -> Reply:
        told = call.json["episode"]
        assert told["status"] in {"draft", "scheduled", "published"}
        self.episodes[key] |= {"status": told["status"], "published_at": told["published_at"]}
        return Reply(200, {"data": self._row(key)})

    def _take(self, row: Episode, told: Episode) -> None:
        assert set(told) <= set(_FIELDS.split()), told
        row |= told

    def _row(self, key: str) -> Episode:
        row = dict(self.episodes[key])
        busy, audio = row.pop("busy"), row.pop("audio_url")
        gone = audio and self.stored(audio.rpartition(f"/{BUCKET}/")[2]) is None
        row |= {"audio_processing": busy > 0, "processing_failure": "No such file" if gone else None}
        return {"id": key, "type": "episode", "attributes": row}
