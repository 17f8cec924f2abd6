"""E-mail addresses of persons as RSS 2.0 writes them."""

from collections.abc import Iterator
from urllib.parse import unquote

from episodekit.feed.document import Element
from episodekit.findings import Severity
from episodekit.lint.feed import Feed
from episodekit.lint.rule import Found, found, rule
from episodekit.lint.sources import PROFILE
from episodekit.logins import begun
from episodekit.patterns import later

_LONGEST = 500  # characters; what is longer is no contact
_EMAIL = later(r"[^\s@<>()\[\],;:\"]{1,64}@[^\s@<>()\[\],;:\"?/&=#%]{1,255}")
_MARKS = later(r"""[<>()"',;:]""")
_QUERY = later(r"\?[^\s=]*=\S*")  # such as the subject of a letter
_SHAPE = later(rf"{_EMAIL.pattern}(?:\s+\((?P<name>[^()]*)\))?")


def _contacts(feed: Feed) -> Iterator[Element]:
    for tag, parent in (("managingEditor", "channel"), ("webMaster", "channel"), ("author", "item")):
        for element in feed.every(tag, parent):
            if not element.children:
                yield element


@rule("contact-format", Severity.ERROR, source=PROFILE, alias="R114")
def contact_format(feed: Feed) -> Iterator[Found]:
    """A contact has no e-mail address, or not in the form of RSS.

    Why: ``managingEditor``, ``webMaster`` and ``author`` are addresses in RSS; readers offer to write to them.

    Fix: write ``desk@figures.news (The Desk)``; for a name alone use ``itunes:author`` or ``dc:creator``.
    """
    for element in _contacts(feed):
        written = begun(element.value, _LONGEST)
        mailto = written.lower().startswith("mailto:")
        text = unquote(written) if mailto else written  # https://www.rfc-editor.org/rfc/rfc6068
        if not _SHAPE.fullmatch(text):
            email = _EMAIL.search(text)
            told = f"<{element.tag}> holds {text!r}"
            if email is None:
                yield found(element, f"{told}, which is no e-mail address", value=text)
            else:
                what = f"{told}, which is not in the form address (name)"
                bare = _QUERY.sub("", written)
                rest = (unquote(bare) if mailto else bare).replace(email[0], " ").replace("mailto:", " ")
                name = " ".join(_MARKS.sub(" ", rest).split())
                fix = f"write {email[0]} ({name or 'name'})"
                yield found(element, what, value=text, fix=fix, severity=Severity.WARNING)


@rule("contact-name-missing", Severity.WARNING, source=PROFILE, alias="R115")
def contact_name_missing(feed: Feed) -> Iterator[Found]:
    """A contact is an address without a name.

    Why: readers then show the bare address to everybody.

    Fix: write the name in parentheses behind the address: ``desk@figures.news (The Desk)``.
    """
    for element in _contacts(feed):
        match = _SHAPE.fullmatch(element.value[:_LONGEST])
        if match is not None and not (match["name"] or "").strip():
            what = f"<{element.tag}> names nobody: {element.value!r}"
            yield found(element, what, value=element.value)
