"""The show as Apple Podcasts wants it: the itunes tags of the channel."""

import re
from collections.abc import Iterator

from episodekit.feed.document import Element
from episodekit.findings import Severity
from episodekit.lint.feed import Feed
from episodekit.lint.rule import Found, found, rule
from episodekit.lint.sources import APPLE, APPLE_ARTWORK, APPLE_CATEGORIES
from episodekit.logins import begun
from episodekit.notation import urls
from episodekit.vocabulary.apple import categories, is_legacy, renamed
from episodekit.vocabulary.namespaces import ITUNES
from episodekit.vocabulary.spelling import Guesses

_APPLE = ("apple",)
_DECLARE = f'write xmlns:itunes="{ITUNES}" on <rss>'


@rule("itunes-namespace", Severity.ERROR, source=APPLE, alias="I501", profiles=("apple", "psp"))
def itunes_namespace(feed: Feed) -> Iterator[Found]:
    """The namespace of Apple's tags is not declared, or not letter by letter.

    Why: Apple then ignores every ``itunes`` tag, and so do many apps.

    Fix: write ``xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"`` on ``<rss>``, exactly so.
    """
    if feed.rss is None or any(row.uri == ITUNES for row in feed.document.declarations):
        return
    yield found(feed.rss, "the itunes namespace is not declared", fix=_DECLARE)


@rule("image-missing", Severity.ERROR, source=APPLE, alias="I502", profiles=("apple", "psp", "spotify"))
def image_missing(feed: Feed) -> Iterator[Found]:
    """The show has no artwork.

    Why: Apple and Spotify do not list a show without it; the ``<image>`` of RSS does not count.

    Fix: put ``<itunes:image href="…"/>`` with a square JPEG or PNG of 1400 to 3000 pixels into ``<channel>``.
    """
    if feed.channel is not None and feed.channel.child("itunes:image") is None:
        yield found(feed.channel, "the channel has no <itunes:image>")


@rule("image-href-missing", Severity.ERROR, source=APPLE, alias="I503", profiles=_APPLE)
def image_href_missing(feed: Feed) -> Iterator[Found]:
    """An ``itunes:image`` does not name its file in ``href``.

    Why: only the attribute ``href`` is read; the show or episode has no picture.

    Fix: write ``<itunes:image href="https://…"/>``.
    """
    for image in feed.every("itunes:image"):
        if not (image.get("href") or "").strip():
            elsewhere = image.value or image.get("url") or image.get("src")
            fix = f'write <itunes:image href="{elsewhere}"/>' if elsewhere and len(elsewhere) < 300 else ""
            yield found(image, "itunes:image has no href", value=elsewhere, fix=fix)


@rule("image-url", Severity.ERROR, source=APPLE, alias="I504 I564", profiles=_APPLE)
def image_url(feed: Feed) -> Iterator[Found]:
    """The URL of artwork is not one of the web.

    Why: Apple cannot fetch the picture and rejects the show.

    Fix: write the whole URL from ``https://`` on.
    """
    for image in feed.every("itunes:image"):
        href = (image.get("href") or "").strip()
        if href and not urls.is_web(href):
            yield found(image, f"{href!r} is not an absolute http(s) URL", value=href)
        elif href.lower().startswith("http:"):
            yield found(
                image, f"{href} is not https", value=href, fix="serve it by https", severity=Severity.INFO
            )


_NO_PICTURES = {".webp", ".gif", ".svg", ".avif", ".tif", ".tiff", ".bmp", ".heic", ".html", ".htm", ".pdf"}


@rule("image-extension", Severity.ERROR, source=APPLE_ARTWORK, alias="I505", profiles=_APPLE)
def image_extension(feed: Feed) -> Iterator[Found]:
    """Artwork is not a JPEG or PNG by its file name.

    Why: Apple takes these two formats only and looks at the extension.

    Fix: save it as JPEG or PNG, with a name that ends in .jpg or .png.
    """
    for image in feed.every("itunes:image"):
        href = (image.get("href") or "").strip()
        extension = urls.extension(href)
        if extension in _NO_PICTURES:
            yield found(image, f"the artwork ends in {extension}", value=href)
        elif urls.is_web(href) and extension not in {".jpg", ".jpeg", ".png"}:
            apart = "; what follows the ? is not part of the name" if "?" in href else ""
            what = f"the artwork's name does not end in .jpg or .png{apart}"
            yield found(image, what, value=href, severity=Severity.INFO)


def _tops(feed: Feed) -> list[Element]:
    return feed.every("itunes:category", "channel")


@rule("category-missing", Severity.ERROR, source=APPLE_CATEGORIES, alias="I507", profiles=("apple", "psp"))
def category_missing(feed: Feed) -> Iterator[Found]:
    """The show has no category of Apple's.

    Why: Apple does not list a show without one.

    Fix: put ``<itunes:category text="…"/>`` with one of Apple's categories into ``<channel>``.
    """
    if feed.channel is not None and not _tops(feed):
        yield found(feed.channel, "the channel has no <itunes:category>")


@rule("category-unknown", Severity.ERROR, source=APPLE_CATEGORIES, alias="I508", profiles=_APPLE)
def category_unknown(feed: Feed) -> Iterator[Found]:
    """A category is not one of Apple's.

    Why: Apple ignores it, and lists the show nowhere if there is no other.

    Fix: write one of Apple's categories, spelled as they spell it.
    """
    guesses = Guesses(categories())
    for category in _tops(feed):
        name = _name(category)
        if name and name not in categories() and not is_legacy("", name) and not _twice(name):
            fix = _nearest(name, guesses)
            yield found(category, f"{name!r} is not a category of Apple's", value=name, fix=fix)


def _nearest(name: str, guesses: Guesses) -> str:
    near = guesses.of(name)
    if near:
        return f"did you mean {near!r}?"
    for top, below in categories().items():
        if name in below:
            return f"write it inside the category {top!r}"
    return ""


def _name(category: Element) -> str:
    return category.get("text") or ""


def _twice(name: str) -> bool:
    return "&amp;" in name


@rule("subcategory-wrong-parent", Severity.ERROR, source=APPLE_CATEGORIES, alias="I509", profiles=_APPLE)
def subcategory_wrong_parent(feed: Feed) -> Iterator[Found]:
    """A subcategory is not one of its category's.

    Why: Apple ignores it.

    Fix: choose a subcategory of that category, or put it into the category that it belongs to.
    """
    guesses = {top: Guesses(names) for top, names in categories().items()}
    for category in feed.every("itunes:category", "itunes:category"):
        parent = category.parent
        name, top = _name(category), _name(parent) if parent is not None else ""
        below = categories().get(top)
        if not name or below is None or name in below or is_legacy(top, name) or _twice(name):
            continue
        homes = [home for home, names in categories().items() if name in names]
        near = guesses[top].of(name)
        guess = (
            f"did you mean {near!r}?" if near else f"{top!r} has: {', '.join(below) or 'no subcategories'}"
        )
        fix = f"put it into {homes[0]!r}" if homes else guess
        yield found(category, f"{name!r} is not a subcategory of {top!r}", value=name, fix=fix)


@rule("category-legacy", Severity.WARNING, source=APPLE_CATEGORIES, alias="I510", profiles=_APPLE)
def category_legacy(feed: Feed) -> Iterator[Found]:
    """A category has the name that it had before 2019.

    Why: Apple maps some of these names to new ones and drops the others.

    Fix: write the name of today.
    """
    for category in feed.every("itunes:category", "channel", "itunes:category"):
        name = _name(category)
        top = _name(category.parent) if category.parent is not None else ""
        # What stands in a category of before 2019 is told with that.
        if (not top or top in categories()) and is_legacy(top, name):
            what, fix = _today(top, name)
            yield found(category, what, value=name, fix=fix)


def _today(top: str, name: str) -> tuple[str, str]:
    """What to say of a name of before 2019, and what to do."""
    today = renamed().get(f"{top} > {name}" if top else name)
    where = f" in {top!r}" if top else ""
    if top and today == top:
        return f"{name!r} is part of {top!r} since 2019", "delete the subcategory, or choose one of today's"
    if today is None:
        return f"{name!r}{where} is no category of Apple's since 2019", "choose one of today's"
    return f"{name!r}{where} is called {today!r} since 2019", ""


@rule("category-attribute-missing", Severity.ERROR, source=APPLE_CATEGORIES, alias="I511", profiles=_APPLE)
def category_attribute_missing(feed: Feed) -> Iterator[Found]:
    """An ``itunes:category`` does not name its category in ``text``.

    Why: only the attribute ``text`` is read.

    Fix: write ``<itunes:category text="History"/>``.
    """
    for category in feed.every("itunes:category"):
        if not _name(category).strip():
            value = category.value or None
            fix = f'write <itunes:category text="{value}"/>' if value and len(value) < 100 else ""
            yield found(category, "itunes:category has no text attribute", value=value, fix=fix)


@rule("category-extra", Severity.INFO, source=APPLE_CATEGORIES, alias="I512", profiles=("strict",))
def category_extra(feed: Feed) -> Iterator[Found]:
    """There are more categories than Apple reads.

    Why: Apple reads the first category and its first subcategory; the others serve other directories only.

    Fix: put the most fitting one first.
    """
    tops = _tops(feed)
    for category in tops[1:]:
        yield found(category, f"{_name(category)!r} is a further category", value=_name(category))
    for category in tops[0].all("itunes:category")[1:] if tops else ():
        yield found(category, f"{_name(category)!r} is a further subcategory", value=_name(category))


@rule("category-depth", Severity.ERROR, source=APPLE_CATEGORIES, alias="I513", profiles=_APPLE)
def category_depth(feed: Feed) -> Iterator[Found]:
    """A category lies three levels deep.

    Why: Apple has categories and subcategories and nothing below.

    Fix: keep one category with one subcategory in it.
    """
    for category in feed.every("itunes:category", "itunes:category"):
        if category.parent is not None and category.parent.parent_tag == "itunes:category":
            yield found(category, f"{_name(category)!r} lies on a third level", value=_name(category))


@rule("category-double-escaped", Severity.ERROR, source=APPLE_CATEGORIES, alias="I514", profiles=_APPLE)
def category_double_escaped(feed: Feed) -> Iterator[Found]:
    """The ``&`` of a category is escaped twice.

    Why: the name is then none of Apple's, and the category is ignored.

    Fix: write ``&amp;`` and not ``&amp;amp;``.
    """
    for category in feed.every("itunes:category"):
        if _twice(_name(category)):
            yield found(category, f"the category is {_name(category)!r}", value=_name(category))


@rule("explicit-missing", Severity.ERROR, source=APPLE, alias="I515", profiles=("apple", "psp"))
def explicit_missing(feed: Feed) -> Iterator[Found]:
    """The show does not say whether it is explicit.

    Why: Apple requires it.

    Fix: put ``<itunes:explicit>false</itunes:explicit>`` or ``true`` into ``<channel>``.
    """
    if feed.channel is not None and feed.channel.child("itunes:explicit") is None:
        yield found(feed.channel, "the channel has no <itunes:explicit>")


@rule("explicit-value", Severity.ERROR, source=APPLE, alias="I516 I557", profiles=("apple", "psp"))
def explicit_value(feed: Feed) -> Iterator[Found]:
    """``itunes:explicit`` is neither ``true`` nor ``false``.

    Why: Apple documents these two values only; ``yes``, ``no`` and ``clean`` are those of before 2019.

    Fix: write ``true`` or ``false``.
    """
    for element in feed.every("itunes:explicit"):
        if element.text in {"true", "false"}:
            continue
        meant = _EXPLICIT.get(element.value.lower())
        severity = Severity.WARNING if meant else None
        fix = f"write {meant}" if meant else ""
        yield found(
            element, f"itunes:explicit is {element.text!r}", value=element.text, fix=fix, severity=severity
        )


_EXPLICIT = {
    "yes": "true",
    "explicit": "true",
    "true": "true",
    "no": "false",
    "clean": "false",
    "false": "false",
}


@rule("language-missing", Severity.ERROR, source=APPLE, alias="I517", profiles=("apple", "psp"))
def language_missing(feed: Feed) -> Iterator[Found]:
    """The show does not say its language.

    Why: Apple requires it; it decides in which countries the show is offered.

    Fix: put ``<language>`` with a tag such as ``en`` into ``<channel>``.
    """
    if feed.channel is not None and feed.channel.child("language") is None:
        yield found(feed.channel, "the channel has no <language>")


@rule(
    "author-missing",
    Severity.WARNING,
    source=APPLE,
    alias="I519",
    profiles=("apple", "psp", "spotify"),
    raised={"spotify": Severity.ERROR},
)
def author_missing(feed: Feed) -> Iterator[Found]:
    """The show has no author.

    Why: apps show who makes it beside the title; listeners search for it.

    Fix: put ``<itunes:author>`` with the name of the people or the organisation into ``<channel>``.
    """
    if feed.channel is not None and not feed.channel.value_of("itunes:author"):
        yield found(feed.channel.child("itunes:author") or feed.channel, "the channel has no <itunes:author>")


@rule("type-value", Severity.ERROR, source=APPLE, alias="I520", profiles=_APPLE)
def type_value(feed: Feed) -> Iterator[Found]:
    """``itunes:type`` is neither ``episodic`` nor ``serial``.

    Why: Apple then plays the newest episode first, also of a series to be heard in order.

    Fix: write ``episodic`` or ``serial``.
    """
    for element in feed.every("itunes:type", "channel"):
        if element.value not in {"episodic", "serial"}:
            slip = element.value.lower() in {"episodic", "serial"}
            fix = f"write {element.value.lower()}" if slip else ""
            severity = Severity.WARNING if slip else None
            yield found(
                element, f"itunes:type is {element.value!r}", value=element.value, fix=fix, severity=severity
            )


_YES, _NO = {"true", "y", "1"}, {"no", "false", "n", "0", "clean", ""}


@rule("yes-only", Severity.WARNING, source=APPLE, alias="I523 I565", profiles=_APPLE)
def yes_only(feed: Feed) -> Iterator[Found]:
    """``itunes:block`` or ``itunes:complete`` is something other than ``Yes``.

    Why: only ``Yes`` means anything; every other value is as if the tag were not there.

    Fix: write ``Yes`` if that is meant, and delete the tag if not.
    """
    for tag in ("itunes:block", "itunes:complete"):
        for element in feed.every(tag):
            said = element.value.lower()
            if said != "yes":
                what = f"{tag} is {begun(element.value, 100)!r}" if said else f"{tag} is empty"
                fix = "write `Yes`" if said in _YES else "delete the tag" if said in _NO else ""
                yield found(element, f"{what}, which has no effect", value=element.value, fix=fix)
            elif tag == "itunes:block":
                what = "show" if element.parent_tag == "channel" else "episode"
                yield found(
                    element,
                    f"itunes:block hides the {what} in Apple Podcasts",
                    value=element.value,
                    fix=f"delete it to show the {what}",
                    severity=Severity.INFO,
                )


@rule("new-feed-url", Severity.ERROR, source=APPLE, alias="I524", profiles=_APPLE)
def new_feed_url(feed: Feed) -> Iterator[Found]:
    """``itunes:new-feed-url`` moves the show to another address.

    Why: Apple moves every subscriber to it; a wrong one loses them.

    Fix: write the new feed's whole URL, and keep the tag only while the show is moving.
    """
    selves = {
        (link.get("href") or "").strip()
        for link in feed.every("atom:link", "channel")
        if link.get("rel") == "self"
    }
    for element in feed.every("itunes:new-feed-url", "channel"):
        if not urls.is_web(element.value):
            yield found(element, f"{element.value!r} is not an absolute URL", value=element.value)
        elif selves and element.value not in selves:
            yield found(
                element,
                f"this moves the show to {element.value}",
                value=element.value,
                severity=Severity.WARNING,
            )


@rule("owner-email", Severity.WARNING, source=APPLE, alias="I526", profiles=_APPLE)
def owner_email(feed: Feed) -> Iterator[Found]:
    """The owner's address is not an e-mail address.

    Why: directories write to it to find out whose show it is.

    Fix: write ``user@host.tld`` and nothing else.
    """
    for element in feed.every("itunes:email", "itunes:owner"):
        if not re.fullmatch(r"[^@\s<>(),;:]+@[^@\s<>(),;:?/&=#%]+\.[^@\s<>(),;:.?/&=#%]{2,}", element.value):
            what = f"{element.value!r} is not an e-mail address" if element.value else "itunes:email is empty"
            yield found(element, what, value=element.value)
