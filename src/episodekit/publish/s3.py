"""The target ``s3``: a bucket at AWS, Cloudflare R2, Backblaze B2, SeaweedFS, MinIO, Garage … through boto3.

boto3 since 1.36 sends CRC32 checksums that R2 and B2 refuse (https://github.com/boto/s3transfer/issues/327): here they are sent
only where the operation demands one. The SHA-256 of each body is part of the signature instead, which every S3 checks.
"""

import hashlib
import os
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import datetime
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import Any, TypeVar

from episodekit.errors import RemoteError
from episodekit.http.addresses import normal
from episodekit.http.connections import printable
from episodekit.model.targets import Target
from episodekit.planning.headers import Headers
from episodekit.planning.manifest import FOLDER
from episodekit.planning.plan import Listed
from episodekit.publish.s3_wire import Keys, Piece, UnsureError, Wire
from episodekit.publish.secrets import secret
from episodekit.publish.target import ConflictError, Progress, Stored

_T = TypeVar("_T")
PART_BYTES = 8 << 20
"""A file that is larger is sent in parts of this size: R2 wants all but the last to be equal."""
_NO_SUCH = {"NoSuchKey", "404", "NotFound"}
_CONDITIONS = {"IfNoneMatch": "if-none-match", "IfMatch": "if-match"}
"""What boto3 calls conditions, and HTTP."""
_CONFLICTS = {"PreconditionFailed", "ConditionalRequestConflict", "412", "409"}
_FULL = ("XMinioStorageFull", "InsufficientStorage", "QuotaExceeded", "507")
_CONNECTIONS = 4
_REGION = "us-east-1"
_SMALL = Headers("text/plain; charset=utf-8", "no-store")


def open_bucket(target: Target, secrets: Mapping[str, str]) -> "Bucket":
    """Open a bucket; secrets are in the variables that the settings name, or where boto3 finds those of AWS.

    Raises:
        RemoteError: the extra ``s3`` is not installed, a variable is not set, or ``endpoint`` is no address.
    """
    if find_spec("boto3") is None:
        raise RemoteError(
            "targets of the kind s3 need one more package",
            remedy='install it: pip install "episodekit[s3]"',
            where=target.name,
        )
    if "endpoint" in target.options:
        normal(target.options["endpoint"], f"{target.name}: endpoint", RemoteError)
    keys = _keys(target, secrets)
    prefix = target.options.get("prefix", "").strip("/")
    return Bucket(
        target.name,
        partial(_client, target.options, keys),
        target.options["bucket"],
        f"{prefix}/" if prefix else "",
        _wire(target.options, keys, secrets),
    )


def _client(options: Mapping[str, str], keys: Mapping[str, str]) -> Any:  # noqa: ANN401  # boto3 makes its classes at run time
    import boto3
    from botocore.config import Config

    config = Config(
        request_checksum_calculation="when_required",
        response_checksum_validation="when_required",
        signature_version="s3v4",
        s3={
            "payload_signing_enabled": True,
            "addressing_style": "path" if "endpoint" in options else "auto",
        },
        retries={"mode": "standard", "max_attempts": 5},
        connect_timeout=10,
        read_timeout=60,
        max_pool_connections=_CONNECTIONS,
    )
    return boto3.client(
        "s3",
        endpoint_url=options.get("endpoint"),
        region_name=options.get("region", _REGION),
        config=config,
        **keys,
    )


def _wire(options: Mapping[str, str], keys: Mapping[str, str], environment: Mapping[str, str]) -> Wire | None:
    """What works without boto3; None where boto3 knows things that it does not: AWS's own settings, and proxies."""
    endpoint = options.get("endpoint", "")
    scheme = endpoint.partition(":")[0].lower()
    variables = {name.lower() for name, value in environment.items() if value}
    if scheme not in {"http", "https"} or len(keys) < 2 or f"{scheme}_proxy" in variables:
        return None
    signed = Keys(keys["aws_access_key_id"], keys["aws_secret_access_key"])
    return Wire(
        endpoint, options["bucket"], options.get("region", _REGION), signed, environment.get("AWS_CA_BUNDLE")
    )


def _keys(target: Target, secrets: Mapping[str, str]) -> dict[str, str]:
    keys = {}
    for option, argument in (
        ("access_key_variable", "aws_access_key_id"),
        ("secret_key_variable", "aws_secret_access_key"),
    ):
        variable = target.options.get(option)
        if variable is not None:
            keys[argument] = secret(variable, secrets, target.name)
    return keys


class _AbsentError(RemoteError):
    """There is no such file."""


class _DoubtfulError(ConflictError):
    """A condition does not hold; a try of ours whose answer was lost may have seen to that."""


class Bucket:
    """A bucket, or the part of it below a prefix; versions are ETags."""

    parallel = _CONNECTIONS
    lasting = True

    def __init__(
        self, name: str, connect: Callable[[], Any], bucket: str, prefix: str, wire: Wire | None = None
    ) -> None:
        """``connect`` gives boto3's client for S3; ``wire`` does without it whatever is plain, until something is not."""
        self.name = name
        self._connect = connect
        self._bucket = bucket
        self._prefix = prefix
        self._wire = self._wire_to_close = wire
        self._conditional: bool | None = None
        self._connected: Any = None
        self._connecting = threading.Lock()

    @property
    def _client(self) -> Any:  # noqa: ANN401  # boto3 makes its classes at run time
        with self._connecting:  # boto3 makes one client at a time
            if self._connected is None:
                self._connected = self._connect()
        return self._connected

    def _done(self, quick: Callable[[Wire], _T], thorough: Callable[[], _T]) -> _T:
        """What the one gives; the other where that is unsure, and ever after."""
        wire = self._wire
        if wire is not None:
            try:
                return quick(wire)
            except UnsureError:
                self._wire = None  # other threads may still be using it
        return thorough()

    def listing(self) -> Mapping[str, Listed]:
        """Everything below the prefix."""
        rows = self._done(lambda wire: wire.listing(self._prefix), self._listed)
        named = ((key.removeprefix(self._prefix), row) for key, row in rows.items())
        return {name: row for name, row in named if not name.endswith("/")}

    def _listed(self) -> dict[str, Listed]:
        found: dict[str, Listed] = {}
        with self._refusals("its list of files"):
            for page in self._client.get_paginator("list_objects_v2").paginate(
                Bucket=self._bucket, Prefix=self._prefix
            ):
                for row in page.get("Contents", ()):
                    found[row["Key"]] = Listed(row["Size"], row["ETag"].strip('"'))
        return found

    def read(self, path: str, limit_bytes: int) -> Stored | None:
        """A file's content and ETag."""
        key = self._prefix + path
        return self._done(lambda wire: wire.read(key, limit_bytes), lambda: self._read(path, limit_bytes))

    def _read(self, path: str, limit_bytes: int) -> Stored | None:
        try:
            with self._refusals(path):
                answer = self._client.get_object(Bucket=self._bucket, Key=self._prefix + path)
                return Stored(answer["Body"].read(limit_bytes), self._tag(path, answer))
        except _AbsentError:
            return None

    def put(self, path: str, source: Path, headers: Headers, progress: Progress) -> str:
        """Send a file, a large one in parts; parts that an earlier run sent are not sent again."""
        size = source.stat().st_size
        if size > PART_BYTES:
            with self._refusals(path):
                return self._put_parts(path, source, headers, progress)
        version = self._put(path, Piece(source, 0, size), headers)
        progress(size)
        return version

    def _put(
        self, path: str, body: bytes | Piece, headers: Headers, condition: Mapping[str, str] | None = None
    ) -> str:
        """Send a small file, under a condition if there is one; its ETag.

        Raises:
            ConflictError: the condition does not hold.
            RemoteError: the server refuses.
        """
        place = {"Bucket": self._bucket, "Key": self._prefix + path}
        condition = condition or {}
        plain = {_CONDITIONS[name]: value for name, value in condition.items()}
        plain |= {"cache-control": headers.caching, "content-type": headers.media_type}

        is_tried = self._wire is not None

        def thoroughly() -> str:
            with self._refusals(path, again=is_tried):
                answer = self._client.put_object(**place, Body=_whole(body), **_headers(headers), **condition)
                return self._tag(path, answer)

        version = self._done(lambda wire: wire.put(place["Key"], body, plain), thoroughly)
        if version is None:
            raise ConflictError.of(path, self._where)
        return version

    def _put_parts(self, path: str, source: Path, headers: Headers, progress: Progress) -> str:
        place = {"Bucket": self._bucket, "Key": self._prefix + path}
        upload = (
            self._unfinished(path)
            or self._client.create_multipart_upload(**place, **_headers(headers))["UploadId"]
        )
        there = self._parts(place, upload)
        parts = []
        size = source.stat().st_size
        for number, start in enumerate(range(0, size, PART_BYTES), 1):
            piece = Piece(source, start, min(PART_BYTES, size - start))
            tag = there[number][1] if _is_as_it_is_there(piece, there.get(number)) else None
            tag = tag or self._put_part(path, piece, number, upload)
            parts.append({"PartNumber": number, "ETag": f'"{tag}"'})
            progress(piece.size_bytes)
        self._client.complete_multipart_upload(**place, UploadId=upload, MultipartUpload={"Parts": parts})
        # Some servers list another ETag than they tell here.
        return self._tag(path, self._client.head_object(**place))

    def _put_part(self, path: str, piece: Piece, number: int, upload: str) -> str:
        place = {"Bucket": self._bucket, "Key": self._prefix + path}
        query = {"partNumber": str(number), "uploadId": upload}

        def thoroughly() -> str:
            answer = self._client.upload_part(**place, UploadId=upload, PartNumber=number, Body=_whole(piece))
            return self._tag(path, answer)

        return self._done(lambda wire: wire.put(place["Key"], piece, {}, query), thoroughly) or thoroughly()

    def _unfinished(self, path: str) -> str | None:
        """The newest unfinished upload of a file; older ones are given up."""
        from botocore.exceptions import ClientError

        try:
            answer = self._client.list_multipart_uploads(Bucket=self._bucket, Prefix=self._prefix + path)
        except (
            ClientError
        ):  # servers that keep no list of them say that there is no such upload, or that they cannot
            return None
        rows = [row for row in answer.get("Uploads", ()) if row["Key"] == self._prefix + path]
        rows.sort(key=lambda row: row["Initiated"])
        for row in rows[:-1]:
            self._client.abort_multipart_upload(Bucket=self._bucket, Key=row["Key"], UploadId=row["UploadId"])
        return str(rows[-1]["UploadId"]) if rows else None

    def _parts(self, place: dict[str, str], upload: str) -> dict[int, tuple[int, str]]:
        found: dict[int, tuple[int, str]] = {}
        for page in self._client.get_paginator("list_parts").paginate(**place, UploadId=upload):
            for row in page.get("Parts", ()):
                found[row["PartNumber"]] = (row["Size"], row["ETag"].strip('"'))
        return found

    def swap(self, path: str, data: bytes, headers: Headers, expected: str | None) -> str:
        """Replace a file if its ETag is still the same.

        Where the server does not honour conditions, the ETag is read once more right before; that leaves a moment open.
        """
        condition = {"IfNoneMatch": "*"} if expected is None else {"IfMatch": f'"{expected}"'}
        if not self.conditional():
            condition = {}  # some answer 501 to what they do not know
            there = self.read(path, 1)
            if (there.version if there else None) != expected:
                raise ConflictError.of(path, self._where)
        try:
            return self._put(path, data, headers, condition)
        except _DoubtfulError:
            there = self.read(path, len(data) + 1)
            if there is None or there.data != data:
                raise
            return there.version

    def delete(self, path: str) -> None:
        """Remove a file."""
        key = self._prefix + path
        self._done(lambda wire: wire.delete(key), lambda: self._delete(path, key))

    def _delete(self, path: str, key: str) -> None:
        with self._refusals(path):
            self._client.delete_object(Bucket=self._bucket, Key=key)

    def conditional(self) -> bool:
        """Whether a wrong ETag is refused: tried out on a file of our own, once."""
        if self._conditional is None:
            probe = f"{FOLDER}probe-{os.urandom(16).hex()}"  # another publisher would take away one that both know
            self._put(probe, b"may be deleted\n", _SMALL)
            refusals = [
                self._refuses(probe, {"IfNoneMatch": "*"}),
                self._refuses(probe, {"IfMatch": f'"{"0" * 32}"'}),
            ]
            with suppress(RemoteError):
                self.delete(probe)
            self._conditional = all(refusals)
        return self._conditional

    def commit(self, by: str, now: datetime) -> None:
        """Each file is visible as soon as it is there."""

    def close(self) -> None:
        """Let go of every connection."""
        if self._wire_to_close is not None:
            self._wire_to_close.close()
        if self._connected is not None:
            self._connected.close()

    def _refuses(self, path: str, condition: Mapping[str, str]) -> bool:
        try:
            self._put(path, b"?", _SMALL, condition)
        except ConflictError:
            return True
        except RemoteError:
            return False
        return False

    @contextmanager
    def _refusals(self, what: str, *, again: bool = False) -> Iterator[None]:
        from boto3.exceptions import Boto3Error
        from botocore.exceptions import BotoCoreError, ClientError

        try:
            yield
        except ClientError as problem:
            code = printable(str(problem.response.get("Error", {}).get("Code", "")))[:80]
            if code in _NO_SUCH:
                raise _AbsentError(f"{what} is not there", remedy="run it again", where=self.name) from None
            if code in _CONFLICTS:
                again = again or problem.response["ResponseMetadata"].get("RetryAttempts", 0) > 0
                raise (_DoubtfulError if again else ConflictError).of(what, self._where) from None
            message = printable(str(problem.response.get("Error", {}).get("Message", "")))[:200]
            raise RemoteError(
                f"{what} was refused: {code} {message}".rstrip(),
                remedy=_REMEDIES.get(code, "check bucket, keys and rights of the target in show.yaml"),
                where=self._where,
            ) from None
        except (BotoCoreError, Boto3Error, OSError) as problem:
            raise RemoteError(
                f"{what}: {printable(str(problem))[:200]}",
                remedy="check endpoint and network, then run it again: it goes on where it stopped",
                where=self._where,
            ) from None

    def _tag(self, path: str, answer: Mapping[str, Any]) -> str:
        """An answer that breaks off within its headers looks like a whole one."""
        tag = str(answer.get("ETag", "")).strip('"')
        if not tag:
            raise RemoteError(
                f"{path}: the server's answer has no ETag, or broke off",
                remedy="check the network and what stands in between, then run it again: it goes on where it stopped",
                where=self._where,
            )
        return tag

    @property
    def _where(self) -> str:
        return f"{self.name} (s3 {self._bucket})"


_REMEDIES = {
    "SignatureDoesNotMatch": "the secret key is wrong, or a proxy changes requests",
    "InvalidAccessKeyId": "the access key is unknown there: check the variable that holds it",
    "AccessDenied": "give the key the rights to list, read and write this bucket",
    "NoSuchBucket": "make the bucket, or correct its name in show.yaml",
    "RequestTimeTooSkewed": "set this computer's clock",
    "InternalError": "see the server's log: its disk may be full; then run it again: it goes on where it stopped",
    "SlowDown": "run it again later: it goes on where it stopped",
    **dict.fromkeys(_FULL, "free space there, then run it again: it goes on where it stopped"),
}


def _is_as_it_is_there(piece: Piece, there: tuple[int, str] | None) -> bool:
    """An ETag of a part is the MD5 of its bytes wherever the bucket is not encrypted with a key of its own."""
    if there is None or there[0] != piece.size_bytes:
        return False
    return there[1] == piece.digest(partial(hashlib.md5, usedforsecurity=False))


def _whole(body: bytes | Piece) -> bytes:
    """What boto3 is given: it reads a body several times."""
    return b"".join(body.blocks()) if isinstance(body, Piece) else body


def _headers(headers: Headers) -> dict[str, str]:
    return {"ContentType": headers.media_type, "CacheControl": headers.caching}
