"""XML namespaces of podcast feeds, each with the document that defines it."""

ITUNES = "http://www.itunes.com/dtds/podcast-1.0.dtd"  # https://podcasters.apple.com/support/823-podcast-requirements
PODCAST = "https://podcastindex.org/namespace/1.0"  # https://github.com/Podcastindex-org/podcast-namespace
PODCAST_ALIAS = "https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/1.0.md"
CONTENT = "http://purl.org/rss/1.0/modules/content/"  # https://web.resource.org/rss/1.0/modules/content/
ATOM = "http://www.w3.org/2005/Atom"  # https://www.rfc-editor.org/rfc/rfc4287
PSC = "http://podlove.org/simple-chapters"  # https://podlove.org/simple-chapters/
DC = "http://purl.org/dc/elements/1.1/"  # https://www.dublincore.org/specifications/dublin-core/dces/
MEDIA = "http://search.yahoo.com/mrss/"  # https://www.rssboard.org/media-rss
HISTORY = "http://purl.org/syndication/history/1.0"  # https://www.rfc-editor.org/rfc/rfc5005
XML = "http://www.w3.org/XML/1998/namespace"  # https://www.w3.org/TR/xml-names/

PREFIXES = {
    "itunes": ITUNES,
    "podcast": PODCAST,
    "content": CONTENT,
    "atom": ATOM,
    "psc": PSC,
    "dc": DC,
    "media": MEDIA,
    "fh": HISTORY,
    "dcterms": "http://purl.org/dc/terms/",
    "googleplay": "http://www.google.com/schemas/play-podcasts/1.0",
    "spotify": "http://www.spotify.com/ns/rss",
    "rawvoice": "http://www.rawvoice.com/rawvoiceRssModule/",
    "sy": "http://purl.org/rss/1.0/modules/syndication/",
    "slash": "http://purl.org/rss/1.0/modules/slash/",
    "wfw": "http://wellformedweb.org/CommentAPI/",
    "thr": "http://purl.org/syndication/thread/1.0",
    "georss": "http://www.georss.org/georss",
    "geo": "http://www.w3.org/2003/01/geo/wgs84_pos#",
    "creativeCommons": "http://backend.userland.com/creativeCommonsRssModule",
    "fyyd": "https://fyyd.de/fyyd-ns/",
    "bitlove": "http://bitlove.org",
    "webfeeds": "http://webfeeds.org/rss/1.0",
    "feedpress": "https://feed.press/xmlns",
    "trackback": "http://madskills.com/public/xml/rss/module/trackback/",
    "admin": "http://webns.net/mvcb/",
}
"""The usual prefix → its namespace."""

HARMLESS = frozenset(
    [
        "https://schema.acast.com/1.0/",
        "https://access.acast.com/schema/1.0/",
        "http://fireside.fm/modules/rss/fireside",
        "https://www.npr.org/rss/",
        "https://api.npr.org/nprml",
        "http://www.castfire.com/dtds/rss.dtd",
        "https://anchor.fm/xmlns",
        "https://omny.fm/rss-extensions",
        "https://blubrry.com/developer/rawvoice-rss/",
        "http://rssnamespace.org/feedburner/ext/1.0",
        "http://blubrry.com/developer/rawvoice-rss/",
        "http://www.w3.org/2001/XMLSchema-instance",
        "http://www.w3.org/1999/xhtml",
        "http://creativecommons.org/ns#",
        "http://web.resource.org/cc/",
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "http://a9.com/-/spec/opensearch/1.1/",
        "com-wordpress:feed-additions:1",
    ]
)
"""Namespaces that hosts and publishing systems write and that no podcast app needs."""
