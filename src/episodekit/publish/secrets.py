"""Passwords and keys of targets."""

import ipaddress
from base64 import b64encode
from collections.abc import Mapping
from urllib.parse import urlsplit

from episodekit import keys
from episodekit.errors import RemoteError
from episodekit.model.targets import Target

_FIRST_PRINTABLE = ord(" ")


def secret(variable: str, environment: Mapping[str, str], where: str) -> str:
    """The secret of a name, as :func:`episodekit.keys.find` finds it, without line breaks around it.

    Args:
        variable: the environment variable, or the name in the store of the system.
        environment: names → values.
        where: the target's name, for the message.

    Raises:
        RemoteError: it is neither here nor there, or holds what no secret can.
    """
    found = (keys.find(variable, environment) or "").strip("\r\n")  # of the file that it was read from
    if any(ord(sign) < _FIRST_PRINTABLE for sign in found):
        # http.client's message about such a header would hold the secret.
        raise RemoteError(
            f"the variable {variable} holds a line break or another control character",
            remedy="give the secret alone, without anything before or behind it",
            where=where,
        )
    if found:
        return found
    raise RemoteError(f"the variable {variable} is not set", remedy=keys.remedy(variable), where=where)


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
