"""Secrets: the environment first, then the system's own store, of which a stand-in keeps one."""

from collections.abc import Iterator

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked

from episodekit import keys
from episodekit.errors import RemoteError, VoiceError
from episodekit.model.voicing import VoiceChoice
from episodekit.publish.secrets import secret
from episodekit.voices import Setting, choose


class _Store(KeyringBackend):
    """Keeps one secret; locked: it gives none out."""

    priority = -1  # other tests do not find it by themselves
    locked = False

    def get_password(self, service: str, username: str) -> str | None:
        if self.locked:
            raise KeyringLocked
        return "kept-key" if (service, username) == ("episodekit", "SPEECH_KEY") else None

    def set_password(self, service: str, username: str, password: str) -> None:
        raise NotImplementedError

    def delete_password(self, service: str, username: str) -> None:
        raise NotImplementedError


@pytest.fixture
def store() -> Iterator[_Store]:
    before = keyring.get_keyring()
    made = _Store()  # type: ignore[no-untyped-call]  # keyring's
    keyring.set_keyring(made)
    yield made
    keyring.set_keyring(before)


def test_the_environment_comes_before_the_store(store: _Store) -> None:
    assert keys.find("SPEECH_KEY", {"SPEECH_KEY": "mine"}) == "mine"
    assert keys.find("SPEECH_KEY", {}) == "kept-key"
    assert keys.find("OTHER", {}) is None
    store.locked = True
    assert keys.find("SPEECH_KEY", {}) is None


def test_targets_and_the_cloud_voice_have_their_secrets_there(store: _Store) -> None:
    choice = VoiceChoice(
        engine="cloud", url="https://a.example/", model="m", name="n", key_variable="SPEECH_KEY"
    )
    setting = Setting(online=True, environment={})
    assert secret("SPEECH_KEY", {}, "bucket") == "kept-key"
    choose(choice, "en", setting)
    store.locked = True
    told = r"SPEECH_KEY is not set: export SPEECH_KEY=….*keyring set episodekit SPEECH_KEY"
    with pytest.raises(RemoteError, match=f"bucket: the variable {told}"):
        secret("SPEECH_KEY", {}, "bucket")
    with pytest.raises(
        VoiceError, match=rf"voice: the variable {told} \(never write the key into show.yaml\)"
    ):
        choose(choice, "en", setting)
