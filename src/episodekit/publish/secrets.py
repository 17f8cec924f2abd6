"""Passwords and keys of targets: from the environment, or from the system's own store; never from a file of the workspace."""

import ipaddress
from base64 import b64encode
from collections.abc import Mapping
from urllib.parse import urlsplit

from episodekit.errors import RemoteError
from episodekit.targets import Target

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


def login(target: Target, url: str, environment: Mapping[str, str]) -> str:
    """What ``Authorization`` says to a server, from ``user`` and ``password_variable``; empty without both.

    Raises:
        RemoteError: one of them is missing, or the password would go in clear.
    """
    user, variable = target.options.get("user"), target.options.get("password_variable")
    if user is None and variable is None:
        return ""
    if user is None or variable is None:
        raise RemoteError(
            "it has a user without a password, or a password without a user",
            remedy="write user and password_variable, or neither",
            where=target.name,
        )
    password = secret(variable, environment, target.name)
    if not url.startswith("https:") and not _is_this_machine(urlsplit(url).hostname or ""):
        raise RemoteError(
            "the password would go over http, where anybody on the way can read it",
            remedy="write the url with https",
            where=target.name,
        )
    return f"Basic {b64encode(f'{user}:{password}'.encode()).decode()}"


def _is_this_machine(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


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
