"""Buzzsprout as https://github.com/buzzsprout/buzzsprout-api documents it (README, episodes, uploads, transcripts, chapters)."""

from collections.abc import Mapping
from typing import Any, ClassVar

from tests.buckets import BUCKET
from tests.hosted.stub import Call, Episode, Reply, Routes, Stub

_FIELDS = "title description artist tags published_at season_number episode_number episode_type explicit private custom_url artwork_url"
_PART_BYTES = 5 << 20
"""The least that S3 takes as a part."""


class BuzzsproutStub(Stub):
    """Uploads must be completed, and be as long as they were said to be; sound is worked through afterwards."""

    KIND = "buzzsprout"
    OPTIONS: ClassVar[Mapping[str, str]] = {"podcast": "9999", "token_variable": "HOST_TOKEN"}
    BASE = "/api"
    ROUTES: ClassVar[Routes] = (
        ("GET", "/9999/episodes", "index"),
        ("POST", "/9999/episodes", "create"),
        ("GET", r"/9999/episodes/(\d+)", "one"),
        ("PATCH", r"/9999/episodes/(\d+)", "update"),
        ("POST", r"/9999/episodes/(\d+)/uploads", "start"),
        ("POST", r"/9999/episodes/(\d+)/uploads/([^/]+)/complete", "complete"),
        ("POST", r"/9999/episodes/(\d+)/transcript", "transcript"),
        ("PUT", r"/9999/episodes/(\d+)/chapters", "chapters"),
    )

    def __init__(self, *arguments: Any) -> None:  # noqa: ANN401  # as of every stub
        super().__init__(*arguments)
        self.uploads: dict[str, Episode] = {}

    def refusal(self, call: Call) -> Reply | None:
        if call.headers.get("authorization") != f"Token token={self.KEY}":
            return Reply(401, b"HTTP Token: Access denied.\n")
        if "episodekit" not in call.headers.get("user-agent", ""):
            return Reply(403, b"name yourself")
        return None

    def shown(self) -> dict[str, tuple[str, str]]:
        return {
            row["title"]: ("draft" if row["private"] else "published", row["published_at"])
            for row in self.episodes.values()
        }

    def sound(self, title: str) -> bytes:
        row = next(row for row in self.episodes.values() if row["title"] == title)
        return self.stored(row["key"]) or b""

    def index(self, _call: Call) -> Reply:
        return Reply(200, [self._row(key) for key in self.episodes])

    def create(self, call: Call) -> Reply:
        key = str(788881 + len(self.episodes))
        row = {
            "id": int(key),
            "private": True,
            "published_at": "2026-02-01T00:00:00.000-04:00",
            "guid": f"Buzzsprout{key}",
        }
        self.episodes[key] = row | {"duration": None, "key": "", "transcript": None, "chapters": []}
        return self._take(key, call.json, 201)

    def one(self, _call: Call, key: str) -> Reply:
        if key not in self.episodes:
            return Reply(404)
        found = self._row(key)
        if self.episodes[key]["duration"] == -1:
            self.episodes[key]["duration"] = 12
        return Reply(200, found)

    def update(self, call: Call, key: str) -> Reply:
        return self._take(key, {"explicit": False} | call.json, 200)

    def start(self, call: Call, key: str) -> Reply:
        told = call.json
        name = f"up{len(self.uploads)}+=="  # an id may hold special characters
        place = {"Bucket": BUCKET, "Key": f"buzzsprout/{name}"}
        self.uploads[name] = {"key": place["Key"], "size": told["byte_size"], "parts": None, "episode": key}
        if not told.get("multipart"):
            url = self.presigned("put_object", Key=place["Key"])
            return Reply(201, {"upload": {"id": name, "multipart": False, "upload_url": url}})
        place["UploadId"] = self.s3.client.create_multipart_upload(**place)["UploadId"]
        parts = []
        for number, begin in enumerate(range(0, told["byte_size"], _PART_BYTES), start=1):
            part = {"Key": place["Key"], "UploadId": place["UploadId"], "PartNumber": number}
            url = self.presigned("upload_part", **part)
            size = min(_PART_BYTES, told["byte_size"] - begin)
            parts.append({"part_number": number, "url": url, "content_length": size})
        self.uploads[name]["parts"] = place
        upload = {"id": name, "multipart": True, "part_size": _PART_BYTES, "parts": parts}
        return Reply(201, {"upload": upload})

    def complete(self, _call: Call, key: str, name: str) -> Reply:
        upload = self.uploads[name]
        if upload["parts"] is not None:
            there = self.s3.client.list_parts(**upload["parts"]).get("Parts", ())
            parts = [{"PartNumber": row["PartNumber"], "ETag": row["ETag"]} for row in there]
            self.s3.client.complete_multipart_upload(**upload["parts"], MultipartUpload={"Parts": parts})
        data = self.stored(upload["key"])
        if data is None or len(data) != upload["size"]:
            told = {
                "code": "invalid",
                "message": "Uploaded file size does not match byte_size",
                "param": "byte_size",
            }
            return Reply(422, {"error": told})
        self.episodes[key] |= {"duration": -1, "key": upload["key"]}
        return Reply(200, self._row(key))

    def transcript(self, call: Call, key: str) -> Reply:
        assert call.form["transcript_format"] == ("", b"srt")
        name, data = call.form["transcript_file"]
        assert name.endswith(".srt")
        self.episodes[key]["transcript"] = data
        return Reply(201, {"id": 99, "status": "transcribed", "published": True})

    def chapters(self, call: Call, key: str) -> Reply:
        if (self.episodes[key]["duration"] or 0) < 1:
            return Reply(422, {"error": {"message": "the episode is not encoded"}})
        self.episodes[key]["chapters"] = call.json["chapters"]
        return Reply(200, call.json["chapters"])

    def _take(self, key: str, told: Episode, status: int) -> Reply:
        if not set(told) <= set(_FIELDS.split()):
            return Reply(400, {name: ["is unknown"] for name in set(told) - set(_FIELDS.split())})
        self.episodes[key] |= told
        return Reply(status, self._row(key))

    def _row(self, key: str) -> Episode:
        inner = {"key", "transcript", "chapters"}
        return {name: value for name, value in self.episodes[key].items() if name not in inner}
