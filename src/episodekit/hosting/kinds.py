"""The hosts: a visible table, each row with what opens a show there."""

from collections.abc import Callable, Mapping

from episodekit.hosting.buzzsprout import OFFERS as BUZZSPROUT
from episodekit.hosting.buzzsprout import open_buzzsprout
from episodekit.hosting.castopod import OFFERS as CASTOPOD
from episodekit.hosting.castopod import open_castopod
from episodekit.hosting.django_cast import OFFERS as DJANGO_CAST
from episodekit.hosting.django_cast import open_django_cast
from episodekit.hosting.host import Host, Offers
from episodekit.hosting.rsscom import OFFERS as RSSCOM
from episodekit.hosting.rsscom import open_rsscom
from episodekit.hosting.transistor import OFFERS as TRANSISTOR
from episodekit.hosting.transistor import open_transistor
from episodekit.hosting.wire import Clock
from episodekit.hosting.wordpress import OFFERS as WORDPRESS
from episodekit.hosting.wordpress import open_wordpress
from episodekit.model.targets import Target

HOSTS: Mapping[str, tuple[Offers, Callable[[Target, Mapping[str, str], Clock], Host]]] = {
    "transistor": (TRANSISTOR, open_transistor),
    "buzzsprout": (BUZZSPROUT, open_buzzsprout),
    "rsscom": (RSSCOM, open_rsscom),
    "wordpress": (WORDPRESS, open_wordpress),
    "django-cast": (DJANGO_CAST, open_django_cast),
    "castopod": (CASTOPOD, open_castopod),
}
"""``kind:`` → what the host takes, and what opens a show there: its settings, the environment, a clock."""


def connect(target: Target, secrets: Mapping[str, str], clock: Clock) -> Host:
    """Open a show at a host; nothing is asked yet.

    Raises:
        RemoteError: a secret is missing, or it would go in clear.
    """
    return HOSTS[target.kind][1](target, secrets, clock)
