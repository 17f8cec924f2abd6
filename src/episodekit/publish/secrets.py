"""Passwords and keys of targets."""

from collections.abc import Mapping

from episodekit import keys
from episodekit.errors import RemoteError


def secret(variable: str, environment: Mapping[str, str], where: str) -> str:
    """The secret of a name, as :func:`episodekit.keys.find` finds it.

    Args:
        variable: the environment variable, or the name in the store of the system.
        environment: names → values.
        where: the target's name, for the message.

    Raises:
        RemoteError: it is neither here nor there.
    """
    if found := keys.find(variable, environment):
        return found
    raise RemoteError(f"the variable {variable} is not set", remedy=keys.remedy(variable), where=where)
