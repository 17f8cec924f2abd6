"""L2. Where a show is published: the rows of ``targets:`` in ``show.yaml``, without secrets."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from episodekit.notation import values


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of target: the keys that it needs, those that it may have, and whether it is a podcast host."""

    needs: tuple[str, ...]
    may: tuple[str, ...] = ()
    is_host: bool = False


KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        "folder": Kind(("path",)),
        "s3": Kind(
            ("bucket",), ("endpoint", "region", "prefix", "access_key_variable", "secret_key_variable")
        ),
        "webdav": Kind(("url",), ("user", "password_variable")),
        "git": Kind(("repository",), ("branch", "folder", "history", "author", "user", "password_variable")),
        "sftp": Kind(
            ("host", "path"),
            ("port", "user", "password_variable", "key", "passphrase_variable", "known_hosts"),
        ),
        "transistor": Kind(("show", "key_variable"), ("url",), is_host=True),
        "buzzsprout": Kind(("podcast", "token_variable"), ("url",), is_host=True),
        "wordpress": Kind(("url", "user", "password_variable"), is_host=True),
        "django-cast": Kind(("url", "podcast", "token_variable"), is_host=True),
        "castopod": Kind(("url", "podcast", "author", "user", "password_variable"), is_host=True),
        "rsscom": Kind(("podcast", "key_variable"), ("url",), is_host=True),
    }
)
"""Name in ``kind:`` → its keys. Secrets are named by the environment variable that holds them, and stand nowhere."""
COMMON_KEYS = ("kind", "public_url", "podcast_index", "podping_variable")


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """One place to publish to.

    Attributes:
        name: in ``targets:`` and on the command line.
        kind: one of ``KINDS``.
        options: its keys with their values.
        public_url: where listeners find what is uploaded; None: the show's ``base_url``.
        podcast_index: whether Podcast Index is told of a new feed.
        podping_variable: names the token with which Podping is told; None: it is not.
    """

    name: str
    kind: str
    options: Mapping[str, str]
    public_url: str | None = None
    podcast_index: bool = False
    podping_variable: str | None = None

    def __post_init__(self) -> None:
        values.slug(self.name)
        values.one_of(self.kind, tuple(KINDS))
        if self.public_url is not None:
            values.base_url(self.public_url)
