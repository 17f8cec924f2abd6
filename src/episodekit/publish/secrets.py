"""Passwords and keys of targets: from the environment, or from the system's own store; never from a file of the workspace."""

from collections.abc import Mapping

from episodekit.errors import RemoteError

_SERVICE = "episodekit"


def secret(variable: str, environment: Mapping[str, str], where: str) -> str:
    """The secret of a name.

    Args:
        variable: the environment variable; the store of the system (https://github.com/jaraco/keyring) is asked for the
            user of this name at the service ``episodekit`` if the variable is not set.
        environment: names → values.
        where: the target's name, for the message.

    Raises:
        RemoteError: it is neither here nor there.
    """
    found = environment.get(variable) or _kept(variable)
    if found:
        return found
    raise RemoteError(
        f"the variable {variable} is not set",
        remedy=f'export {variable}=…, or keep it: pip install "episodekit[keyring]"; keyring set {_SERVICE} {variable}',
        where=where,
    )


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
