"""The documents that rules follow."""

XML_SPEC = "https://www.w3.org/TR/xml/"
XML_NAMES = "https://www.w3.org/TR/xml-names/"
RSS = "https://www.rssboard.org/rss-specification"
PROFILE = "https://www.rssboard.org/rss-profile"
APPLE_RSS = "https://help.apple.com/itc/podcasts_connect/#/itcb54353390"
APPLE = "https://podcasters.apple.com/support/823-podcast-requirements"
APPLE_CATEGORIES = "https://podcasters.apple.com/support/1691-apple-podcasts-categories"
APPLE_ARTWORK = "https://podcasters.apple.com/support/896-artwork-requirements"
APPLE_TRANSCRIPTS = "https://podcasters.apple.com/support/5316-transcripts-on-apple-podcasts"
APPLE_AUDIO = "https://podcasters.apple.com/support/893-audio-requirements"
PSP = "https://github.com/Podcast-Standards-Project/PSP-1-Podcast-RSS-Specification"
PODCAST = "https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/1.0.md"
PODCAST_TAG = "https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/tags/"
JSON_CHAPTERS = (
    "https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/chapters/jsonChapters.md"
)
TRANSCRIPTS = (
    "https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/transcripts/transcripts.md"
)
PSC = "https://podlove.org/simple-chapters/"
MEDIA_RSS = "https://www.rssboard.org/media-rss"
SPOTIFY = "https://support.spotify.com/us/creators/article/podcast-specification-doc/"
YOUTUBE = "https://support.google.com/youtube/answer/13525207"
WEBVTT = "https://www.w3.org/TR/webvtt1/"
URI = "https://www.rfc-editor.org/rfc/rfc3986"
BCP47 = "https://www.rfc-editor.org/info/bcp47"
ATOM = "https://www.rfc-editor.org/rfc/rfc4287"
