"""What directories other than Apple's ask of a show."""

from collections.abc import Iterator

from episodekit.findings import Severity
from episodekit.lint.feed import Feed
from episodekit.lint.rule import Found, found, rule
from episodekit.lint.sources import GOOGLE, SPOTIFY, YOUTUBE


@rule("owner-email-missing", Severity.WARNING, source=SPOTIFY, alias="I525", profiles=("spotify", "youtube"))
def owner_email_missing(feed: Feed) -> Iterator[Found]:
    """The feed does not say by which e-mail address its owner is reached.

    Why: Spotify and YouTube send a code to this address before they let anybody claim the show. Apple no longer
    wants it.

    Fix: put ``<itunes:owner><itunes:email>…</itunes:email></itunes:owner>`` into ``<channel>``, at least until the
    show is claimed.
    """
    channel = feed.channel
    owner = channel.child("itunes:owner") if channel is not None else None
    if channel is not None and (owner is None or not owner.value_of("itunes:email")):
        yield found(owner or channel, "there is no <itunes:email> in an <itunes:owner>")


@rule("youtube-audio-only", Severity.WARNING, source=YOUTUBE, profiles=("youtube",))
def youtube_audio_only(feed: Feed) -> Iterator[Found]:
    """An enclosure is no audio.

    Why: YouTube makes its videos from the audio of a feed, and passes over episodes of any other kind.

    Fix: publish the audio as enclosure; put the film up on YouTube itself.
    """
    for enclosure in feed.every("enclosure", "item"):
        kind = (enclosure.get("type") or "").strip().lower()
        if "/" in kind and not kind.startswith("audio/"):
            yield found(enclosure, f"the type is {kind}", value=kind)


@rule("googleplay-obsolete", Severity.INFO, source=GOOGLE)
def googleplay_obsolete(feed: Feed) -> Iterator[Found]:
    """The feed has tags of Google Play Podcasts.

    Why: Google closed its podcast apps in 2024; nobody reads these tags any more.

    Fix: delete them; the tags of Apple and of RSS say the same.
    """
    tags = [tag for tag in feed.document.by_tag if tag.startswith("googleplay:")]
    elements = [element for tag in tags for element in feed.every(tag)]
    if elements:
        first = min(elements, key=lambda element: abs(element.offset))
        times = f", {len(elements)} in all" if len(elements) > 1 else ""
        yield found(first, f"<{first.name.written}> is read by nobody{times}", value=first.name.written)
