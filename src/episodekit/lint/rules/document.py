"""The file as XML: bytes, encoding, declaration, entities, namespaces."""

from collections.abc import Iterator

from episodekit.feed.encoding import Decoded
from episodekit.findings import Severity
from episodekit.lint.feed import Feed
from episodekit.lint.rule import Found, found, rule
from episodekit.lint.sources import APPLE, RSS, XML_NAMES, XML_SPEC
from episodekit.patterns import later
from episodekit.vocabulary.namespaces import PREFIXES
from episodekit.vocabulary.spelling import near_namespace, right_namespace


@rule("not-well-formed", Severity.ERROR, source=XML_SPEC, alias="X001")
def not_well_formed(feed: Feed) -> Iterator[Found]:
    """The file is not XML.

    Why: most apps and directories stop at the first such place and show no episode at all, or none of the new ones.
    The first 500 places are told; what stands between them is checked as it was meant.

    Fix: correct the place that is named; write text through a tool that escapes ``&`` and ``<``.
    """
    document = feed.document
    if document.problem is not None:
        for problem in (document.problem, *document.further):
            yield found(problem.offset, f"not XML: {problem.cause}", value=problem.near, fix=problem.fix)


_BEFORE = 80  # characters that are shown
_PHP = later(r"<b>(?:Warning|Notice|Deprecated|Fatal error|Parse error)</b>|\b(?:Traceback|Exception)\b")


@rule("bytes-before-declaration", Severity.ERROR, source=XML_SPEC, alias="X002")
def bytes_before_declaration(feed: Feed) -> Iterator[Found]:
    """Something stands before ``<?xml``.

    Why: XML allows nothing there, not even an empty line; strict readers refuse the whole feed.

    Fix: delete everything before ``<?xml``; it often comes from an empty line at the top of a template or plug-in.
    """
    source = feed.document.source
    if source.start:
        before = source.data[: source.start].decode("utf-8", "replace")
        what = " ".join(before[:_BEFORE].split())
        if not what:
            yield found(0, "an empty line or a space stands before <?xml", value=before)
            return
        fix = (
            "correct the program that writes the feed: this is its error message"
            if _PHP.search(before)
            else ""
        )
        yield found(0, f"{what!r} stands before <?xml", value=before, fix=fix)


@rule(
    "encoding-not-utf8",
    Severity.WARNING,
    source=APPLE,
    alias="X003",
    profiles=("core", "apple", "psp"),
    raised={"psp": Severity.ERROR},
)
def encoding_not_utf8(feed: Feed) -> Iterator[Found]:
    """The feed is not in UTF-8.

    Why: Apple Podcasts and PSP-1 ask for UTF-8; other encodings are often read wrongly.

    Fix: write the file in UTF-8 and declare ``encoding="UTF-8"``.
    """
    source = feed.document.source
    declared = (source.declared or "utf-8").lower()
    if source.encoding not in {"utf-8", "ascii"}:  # what is ASCII is UTF-8 as well
        what = f"the feed is in {_encoding(source)}"
        yield found(0, what, value=source.declared or source.encoding)
    elif declared not in {"utf-8", "utf8", "us-ascii", "ascii"} and not source.unknown:
        yield found(0, f"the feed declares {source.declared} but its bytes are UTF-8", value=source.declared)


def _encoding(source: Decoded) -> str:
    """Its name as the feed has it, if that is the one that it was read with: a byte order mark counts more."""
    read, declared = source.encoding, source.declared
    if source.unknown or declared is None:
        return read
    wide = read.startswith(("utf-16", "utf-32"))
    same = not wide or declared.lower().replace("-", "").startswith(read.replace("-", "")[:5])
    return declared if same else f"{read}, although it declares {declared}"


@rule("undecodable-bytes", Severity.ERROR, source=XML_SPEC, alias="X004")
def undecodable_bytes(feed: Feed) -> Iterator[Found]:
    """A byte is no character in the feed's encoding.

    Why: XML readers must stop there; others show a replacement character in the middle of a word.

    Fix: save the file in the encoding that it declares; text pasted from another program is the usual source.
    """
    bad = feed.document.source.bad_byte
    if bad is not None:
        yield found(
            (bad.line, bad.column),
            f"byte 0x{bad.value:02X} is no character in {feed.document.source.encoding}",
            value=f"0x{bad.value:02X}",
        )


@rule("unknown-encoding", Severity.ERROR, source=XML_SPEC, alias="X005")
def unknown_encoding(feed: Feed) -> Iterator[Found]:
    """The declared encoding does not exist.

    Why: a reader that does not know the encoding must refuse the feed.

    Fix: write ``encoding="UTF-8"``, and the file in it.
    """
    source = feed.document.source
    if source.unknown:
        yield found(source.start, f"there is no encoding {source.declared!r}", value=source.declared)


@rule("xml-version", Severity.ERROR, source=XML_SPEC, alias="X006")
def xml_version(feed: Feed) -> Iterator[Found]:
    """The XML declaration names a version other than 1.0.

    Why: readers of feeds know XML 1.0 only and may refuse any other.

    Fix: write ``<?xml version="1.0" encoding="UTF-8"?>``.
    """
    source = feed.document.source
    if source.declaration and source.version != "1.0":
        what = (
            f"the XML version is {source.version!r}"
            if source.version
            else "the XML declaration has no version"
        )
        yield found(source.start, what, value=source.version)


@rule(
    "no-declaration",
    Severity.INFO,
    source=APPLE,
    alias="X007",
    profiles=("core", "apple"),
    raised={"apple": Severity.WARNING},
)
def no_declaration(feed: Feed) -> Iterator[Found]:
    """There is no XML declaration.

    Why: Apple's requirements show one, and without it a reader has to guess the encoding.

    Fix: begin the file with ``<?xml version="1.0" encoding="UTF-8"?>``.
    """
    if not feed.document.source.declaration and feed.document.root is not None:
        yield found(0, "there is no XML declaration")


@rule("doctype-or-entity", Severity.WARNING, source=XML_SPEC, alias="X008")
def doctype_or_entity(feed: Feed) -> Iterator[Found]:
    """The feed has a DOCTYPE, or uses an entity that XML does not know, such as ``&nbsp;``.

    Why: readers of feeds switch DOCTYPEs and entities off because they are a way to attack them; an unknown entity
    ends the parsing in most.

    Fix: delete the DOCTYPE; write each character itself or by number, such as ``&#160;`` for ``&nbsp;``.
    """
    doctype = feed.document.doctype
    if doctype is not None:
        severity = Severity.ERROR if doctype.external and doctype.entities else None
        what = f" and declares {', '.join(doctype.entities[:3])}" if doctype.entities else ""
        yield found(
            doctype.offset,
            f"the feed has a DOCTYPE{what}",
            value=doctype.name,
            fix="delete it",
            severity=severity,
        )
    for name, offset in feed.document.undefined:
        yield found(
            offset,
            f"&{name}; is not an entity of XML",
            value=f"&{name};",
            fix="write the character itself or its number",
            severity=Severity.ERROR,
        )


_ROOTS = {
    "atom:feed": ("an Atom feed", "publish RSS 2.0 as well: Apple Podcasts stopped taking Atom in 2023"),
    "RDF": ("an RSS 1.0 feed", "publish RSS 2.0: podcasts need its enclosures"),
    "html": ("a web page", "give the address of the feed itself, often linked from this page"),
    "opml": (
        "an OPML list of feeds",
        "give one of the feeds that it lists; @ before the file's name checks them all",
    ),
    "Error": ("an error message of the host", "look whether the feed is public at that address"),
    "feed": ("an Atom feed without its namespace", "publish RSS 2.0"),
}


@rule("root-not-rss", Severity.ERROR, source=RSS, alias="X011")
def root_not_rss(feed: Feed) -> Iterator[Found]:
    """The root element is not ``rss``.

    Why: podcasts are RSS 2.0; apps and directories take nothing else.

    Fix: let ``<rss version="2.0">`` be the outermost element, in lower case and without a namespace.
    """
    root = feed.document.root
    if root is None or root.tag == "rss":
        return
    local = root.tag if root.tag == "atom:feed" else root.name.local
    if local.lower() == "rss":
        why = "in a namespace" if root.name.namespace else "not in lower case"
        yield found(root, f"the root element rss is {why}", value=root.name.written)
        return
    what, fix = _ROOTS.get(local, (f"<{root.name.written}>", ""))
    yield found(root, f"the root element is that of {what}", value=root.name.written, fix=fix)


@rule("namespace-near-miss", Severity.ERROR, alias="X016 M890")
def namespace_near_miss(feed: Feed) -> Iterator[Found]:
    """A namespace is declared with a slip in its URI.

    Why: the URI is compared letter by letter; with a slip in it every tag of the namespace is ignored. Where the feed has
    no tag of it, nothing is lost yet, and this is a warning.

    Fix: copy the URI exactly; neither case, nor http and https, nor a final slash may differ.
    """
    used = {tag.partition(":")[0] for tag in feed.document.by_tag}
    for declaration in feed.document.declarations:
        prefix = near_namespace(declaration.uri)
        if prefix is not None:
            uri, right = declaration.uri, right_namespace(prefix)
            what = f"{uri!r} is almost the namespace {prefix}"
            severity = None if prefix in used else Severity.WARNING
            yield found(declaration.element, what, value=uri, fix=f"write {right}", severity=severity)


@rule("prefix-misbound", Severity.WARNING, source=XML_NAMES, alias="X017")
def prefix_misbound(feed: Feed) -> Iterator[Found]:
    """A well-known prefix stands for another namespace than everywhere else, or such a namespace has another prefix.

    Why: many readers look for the prefix and not for the namespace, and will mistake these tags for others.

    Fix: bind the prefix to its usual namespace, or choose another prefix.
    """
    bound = {(declaration.prefix, declaration.uri) for declaration in feed.document.declarations}
    for prefix in ("itunes", "podcast", "content", "atom", "psc", "media"):
        for declaration in feed.document.declarations:
            usual = PREFIXES[prefix]
            uri = declaration.uri
            if uri == usual and declaration.prefix and (prefix, usual) not in bound:
                yield found(
                    declaration.element,
                    f"the namespace {prefix} has the prefix {declaration.prefix}",
                    value=declaration.prefix,
                    fix=f"call it {prefix}, as readers expect it",
                    severity=Severity.INFO,
                )
            if declaration.prefix == prefix and uri != usual and not _same(uri, prefix):
                yield found(
                    declaration.element,
                    f"the prefix {prefix} stands for {uri!r}",
                    value=uri,
                    fix=f"write {usual}",
                )


def _same(uri: str, prefix: str) -> bool:
    return near_namespace(uri) == prefix or (prefix == "podcast" and "podcast-namespace" in uri)


@rule("prefix-undeclared", Severity.ERROR, source=XML_NAMES, alias="X018")
def prefix_undeclared(feed: Feed) -> Iterator[Found]:
    """A prefix is used that is not declared.

    Why: strict readers refuse the whole feed; the others ignore the tag.

    Fix: declare the namespace on ``<rss>``, such as ``xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"``.
    """
    for element, prefix in feed.document.undeclared:
        uri = PREFIXES.get(prefix)
        fix = f'write xmlns:{prefix}="{uri}" on <rss>' if uri else ""
        yield found(element, f"the prefix {prefix} is not declared", value=prefix, fix=fix)


@rule("trailing-comment", Severity.INFO, alias="X021")
def trailing_comment(feed: Feed) -> Iterator[Found]:
    """A comment follows the end of the feed.

    Why: cache plug-ins write such comments; some directories stall on them.

    Fix: switch the comment off in the plug-in, or leave the feed out of its cache.
    """
    for offset in feed.document.trailing[:1]:
        yield found(offset, "a comment stands after </rss>")


_LARGE_BYTES, _HUGE_BYTES = 1_000_000, 5_000_000


@rule("feed-size", Severity.INFO, alias="X022", profiles=("strict",))
def feed_size(feed: Feed) -> Iterator[Found]:
    """The feed is large.

    Why: every subscriber's app fetches it again and again, and several services stop reading at 1 to 10 MB.

    Fix: shorten the show notes, or keep only the newest episodes in the feed.
    """
    size = len(feed.document.source.data)
    if size > _LARGE_BYTES:
        severity = Severity.WARNING if size > _HUGE_BYTES else None
        yield found(0, f"the feed has {size / 1e6:.1f} MB", value=str(size), severity=severity)
