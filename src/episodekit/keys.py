"""L6. Passwords and keys: from the environment, or from the system's own store; never from a file of the workspace."""

from collections.abc import Mapping

_SERVICE = "episodekit"


def find(name: str, environment: Mapping[str, str]) -> str | None:
    """The secret of a name; None if it is neither here nor there.

    Args:
        name: of the environment variable; the store of the system (https://github.com/jaraco/keyring) is asked for the
            user of this name at the service ``episodekit`` if the variable is not set.
        environment: names → values.
    """
    return environment.get(name) or _kept(name)


def remedy(name: str) -> str:
    """How to give the secret of a name."""
    return f'export {name}=…, or keep it: pip install "episodekit[keyring]"; keyring set {_SERVICE} {name}'


def _kept(name: str) -> str | None:
    try:
        import keyring
        from keyring.errors import KeyringError
    except ImportError:
        return None
    try:
        return keyring.get_password(_SERVICE, name)
    except KeyringError:
        return None
