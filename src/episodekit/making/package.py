"""L5. Show and entry → release and files: the only place that knows what an episode's files need of each other.

The audio (a recording, a narration from the cache or the voice, or none if it is served elsewhere), the true time of
every cue and chapter, tags, transcripts, chapters, page.
"""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path

from episodekit import audio, site, transcripts
from episodekit.audio import artwork
from episodekit.audio.forms import FORMS
from episodekit.chapters import podcast_json
from episodekit.chapters.placing import place_marks
from episodekit.errors import AudioError, VoiceError
from episodekit.findings import Checked, Finding
from episodekit.making.hearing import Hearing, hear
from episodekit.making.narration import Cache, Narrated, Spoken, lines_of, narrate, speech_of
from episodekit.making.normalising import Normalised, normalise
from episodekit.model.aligned import Aligner
from episodekit.model.episode import (
    Chapter,
    Cue,
    Enclosure,
    Episode,
    PackageFile,
    Release,
    Show,
    TranscriptLink,
    Translation,
)
from episodekit.model.speech import BuildProgress, Voice
from episodekit.model.splice import Splice, blocks
from episodekit.notation import markup
from episodekit.transcripts.transcript import Transcript
from episodekit.vocabulary.media_types import HTML, JPEG, PNG

_SILENT = Spoken("", (), (), ())
_HASH_DIGITS = 8  # of a file's name; publishing tells by them that it may be kept for ever


@dataclass(frozen=True, slots=True)
class Source:
    """An episode, its recording (None: a voice narrates it), artwork of its own (None: the show's), chapters' pictures."""

    episode: Episode
    recording: Path | None = None
    cover: bytes | None = None
    pictures: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Made:
    """A release and its files in ``feeds/``."""

    release: Release
    files: tuple[PackageFile, ...]


@dataclass(frozen=True, slots=True)
class _Sound:
    """The audio of an episode, and what becomes of it with tags."""

    media: audio.Sound
    tagged: Callable[[audio.Tags], bytes | Splice]
    spoken: Spoken
    narrated: bool
    findings: tuple[Finding, ...] = ()


def make(
    show: Show,
    source: Source,
    cover: bytes | None,
    *,
    voice: Callable[[str], Voice],
    aligner: Callable[[str], Aligner],
    cache: Cache,
    progress: BuildProgress,
) -> Checked[Made]:
    """Make an episode's release and every file that goes with it.

    Args:
        show: the show.
        source: the episode with its recording and artwork.
        cover: the show's artwork as it goes into the audio (:func:`cover_of`).
        voice: language → the voice that narrates it.
        aligner: language → what finds the script in the recording.
        cache: keeps narrations, and what was found, from one build to the next.
        progress: told of every piece of narration and alignment.

    Returns:
        What was made, with findings about a script that is not what is heard, and chapters left out for that; or findings
        for chapters that have no place in the sound.

    Raises:
        AudioError: the recording is broken or of a kind that cannot be tagged, or the artwork is no picture.
        VoiceError: the text cannot be narrated.
    """
    episode = source.episode
    own = [_own_art(episode, source.cover)] if source.cover else []
    own += _chapter_art(source)
    image = show.base_url + own[0].path if source.cover else episode.image
    if source.recording is None and episode.enclosure is not None:
        return _elsewhere(show, source, episode.enclosure, image, own)
    if source.recording:
        sound = _recorded(show, source, Hearing(aligner, cache, progress))
    else:
        sound = _narrated(show, episode, voice, cache, progress)
    told = _told(show, source, sound.media.duration, sound.spoken, cover)
    findings = (*sound.findings, *told.findings)
    if told.value is None:
        return Checked(None, findings)
    tags = told.value
    texts = dict(_transcripts(episode, sound.spoken.cues))
    media = _media(show, episode, sound, sound.tagged(tags))
    release = Release(
        episode=episode,
        enclosure=Enclosure(
            url=show.base_url + media.path, length_bytes=_length(media), media_type=sound.media.media_type
        ),
        duration=sound.media.duration,
        page_url=_page_url(show, episode),
        image=image,
        narrated=sound.narrated,
        chapters=tuple(replace(chapter, picture=None) for chapter in tags.chapters),
        cues=sound.spoken.cues,
        transcripts=_transcript_links(show, episode, texts),
        chapters_url=f"{show.base_url}chapters/{episode.slug}.json" if tags.chapters else None,
    )
    return Checked(Made(release, (media, *own, *_beside(show, release, texts))), findings)


def tags_of(show: Show, source: Source, cover: bytes | None, duration: timedelta) -> Checked[audio.Tags]:
    """What the audio of an episode says of itself, or findings for chapters that have no place in the sound.

    Args:
        show: the show.
        source: the episode with its artwork; its recording is not looked at.
        cover: the show's artwork as it goes into the audio (:func:`cover_of`).
        duration: of the sound.

    Raises:
        AudioError: the artwork is no picture.
    """
    return _told(show, source, duration, speech_of(source.episode), cover)


def _told(
    show: Show, source: Source, duration: timedelta, spoken: Spoken, cover: bytes | None
) -> Checked[audio.Tags]:
    episode = source.episode
    placed = _placed(show, source, spoken, duration)
    if placed.value is None:
        return Checked(None, placed.findings)
    texts = dict(_transcripts(episode, spoken.cues))
    tags = replace(
        _tags(show, episode, duration),
        chapters=_linked(placed.value, _page_url(show, episode)),
        transcript=texts.get(".txt", ""),
        cues=spoken.cues if show.sync_lyrics else (),
        cover=_cover(_own_art(episode, source.cover), f"episodes/{episode.slug}") if source.cover else cover,
    )
    return Checked(tags, placed.findings)


def cover_of(show: Show, image: bytes | None) -> bytes | None:
    """The show's artwork in the size that goes into audio; None if it is served elsewhere.

    Raises:
        AudioError: it is no JPEG or PNG.
    """
    art = art_of(show, image)
    return None if art is None else _cover(art, show.image)


def art_of(show: Show, image: bytes | None) -> PackageFile | None:
    """The show's artwork as a file of ``feeds/``; None if it is served elsewhere."""
    return None if image is None else _art(f"art/{Path(show.image).stem}", image)


def _own_art(episode: Episode, image: bytes) -> PackageFile:
    return _art(f"art/episodes/{episode.slug}", image)


def _art(path: str, image: bytes) -> PackageFile:
    suffix, media_type = (".png", PNG) if image.startswith(b"\x89PNG") else (".jpg", JPEG)
    return PackageFile(path=path + suffix, media_type=media_type, content=image)


def _cover(art: PackageFile, where: str) -> bytes:
    assert isinstance(art.content, bytes)  # noqa: S101  # as it was made above
    try:
        return artwork.cover_for_tags(art.content)
    except AudioError as problem:
        raise AudioError(problem.message, remedy=problem.remedy, where=where) from None


def _placed(
    show: Show, source: Source, spoken: Spoken, duration: timedelta | None
) -> Checked[tuple[Chapter, ...]]:
    """The chapters at their times, with the addresses and the bytes of pictures that lie beside the entry."""
    slug = source.episode.slug
    placed = place_marks(
        source.episode.chapters,
        spoken.text,
        spoken.time_of,
        duration=duration,
        file=f"episodes/{slug}/episode.md",
        remedy=spoken.remedy,
    )
    if placed.value is None:
        return placed
    art = {name: _chapter_picture(name, data, slug) for name, data in source.pictures.items()}
    rows = (
        replace(row, img=f"{show.base_url}art/episodes/{slug}/{row.img}", picture=art[row.img])
        if row.img in art
        else row
        for row in placed.value
    )
    return Checked(tuple(rows), placed.findings)


def _chapter_picture(name: str, data: bytes, slug: str) -> bytes:
    try:
        return artwork.cover_for_tags(data, artwork.CHAPTER_PX, artwork.CHAPTER_BYTES)
    except AudioError as problem:
        message = problem.message.replace("the artwork", "the picture")
        raise AudioError(message, remedy=problem.remedy, where=f"episodes/{slug}/{name}") from None


def _chapter_art(source: Source) -> list[PackageFile]:
    return [
        PackageFile(
            path=f"art/episodes/{source.episode.slug}/{name}",
            media_type=PNG if data.startswith(b"\x89PNG") else JPEG,
            content=data,
        )
        for name, data in source.pictures.items()
    ]


def _elsewhere(
    show: Show, source: Source, enclosure: Enclosure, image: str | None, own: Sequence[PackageFile]
) -> Checked[Made]:
    """The release of an episode whose audio is served by somebody else and stays there."""
    episode = source.episode
    spoken = speech_of(episode)
    placed = _placed(show, source, spoken, episode.duration)
    if placed.value is None:
        return Checked(None, placed.findings)
    texts = dict(_transcripts(episode, spoken.cues))
    release = Release(
        episode=episode,
        enclosure=enclosure,
        duration=episode.duration,
        page_url=_page_url(show, episode),
        image=image,
        chapters=tuple(replace(chapter, picture=None) for chapter in placed.value),
        cues=spoken.cues,
        transcripts=_transcript_links(show, episode, texts),
        chapters_url=f"{show.base_url}chapters/{episode.slug}.json" if placed.value else None,
    )
    return Checked(Made(release, (*own, *_beside(show, release, texts))))


def _page_url(show: Show, episode: Episode) -> str:
    return episode.link or f"{show.base_url}episodes/{episode.slug}/"


def _recorded(show: Show, source: Source, hearing: Hearing) -> _Sound:
    path, own = source.recording, source.episode.normalise
    assert path is not None  # noqa: S101  # the caller asked
    name = f"episodes/{source.episode.slug}/{path.name}"
    made = Normalised(None)
    if show.normalise if own is None else own:
        made = normalise(source.episode.slug, path, hearing.cache, hearing.progress)
    sound = _untouched(path, name) if made.content is None else _new(made, name)
    heard = hear(source.episode, path, hearing)
    assert heard.value is not None  # noqa: S101  # without times at worst
    return replace(sound, spoken=heard.value, findings=(*made.findings, *heard.findings))


def _untouched(path: Path, name: str) -> _Sound:
    """A recording as it is, without a copy of it."""
    with path.open("rb") as file:
        media = audio.probe(file, name)

    def tagged(tags: audio.Tags) -> Splice:
        with path.open("rb") as file:
            return Splice(path=path, parts=audio.tagged(file, name, tags))

    return _Sound(media, tagged, _SILENT, narrated=False)


def _new(made: Narrated | Normalised, name: str, spoken: Spoken = _SILENT) -> _Sound:
    """A file that was made here."""

    def tagged(tags: audio.Tags) -> bytes:
        return b"".join(blocks(audio.tagged(made.file(), name, tags), made.file()))

    return _Sound(audio.probe(made.file(), name), tagged, spoken, narrated=isinstance(made, Narrated))


def _narrated(
    show: Show, episode: Episode, voice: Callable[[str], Voice], cache: Cache, progress: BuildProgress
) -> _Sound:
    try:
        made = narrate(
            lines_of(episode),
            episode.language,
            voice(episode.language),
            cache,
            lambda done, total: progress(f"narrating {episode.slug}", done, total),
            form=FORMS[show.voice.format],
        )
    except VoiceError as problem:
        raise VoiceError(problem.message, remedy=problem.remedy, where=f"episodes/{episode.slug}") from None
    return _new(made, f"{episode.slug}{made.suffix}", made.spoken)


def _media(show: Show, episode: Episode, sound: _Sound, content: bytes | Splice) -> PackageFile:
    """The audio under a name that holds its content's hash: whoever is downloading it never gets halves of two files."""
    name = episode.slug if show.stable_names else f"{episode.slug}-{_digest(content)[:_HASH_DIGITS]}"
    path = f"media/{name}{sound.media.suffix}"
    return PackageFile(path=path, media_type=sound.media.media_type, content=content)


def _digest(content: bytes | Splice) -> str:
    if isinstance(content, bytes):
        return hashlib.sha256(content).hexdigest()
    found = hashlib.sha256()
    with content.path.open("rb") as file:
        for block in blocks(content.parts, file):
            found.update(block)
    return found.hexdigest()


def _length(file: PackageFile) -> int:
    content = file.content
    return (
        content.length_bytes
        if isinstance(content, Splice)
        else len(content)
        if isinstance(content, bytes)
        else 0
    )


def _linked(listed: Sequence[Chapter], page_url: str) -> tuple[Chapter, ...]:
    """Chapters without a link of their own point to their place in the transcript on the episode's page."""
    return tuple(
        replace(row, url=row.url or f"{page_url}#c{number}") for number, row in enumerate(listed, start=1)
    )


def _transcripts(episode: Episode, cues: Sequence[Cue]) -> Iterator[tuple[str, str]]:
    """Suffix → text of every transcript; those in other languages have the language before it: ``.de.vtt``."""
    yield from _in_language(
        episode, Translation(language=episode.language, cues=tuple(cues), script=episode.script)
    )
    for other in episode.translations:
        for suffix, text in _in_language(episode, other):
            yield f".{other.language}{suffix}", text


def _in_language(episode: Episode, said: Translation) -> Iterator[tuple[str, str]]:
    """Suffix → text of every transcript in one language; without times only the plain text."""
    for row in transcripts.FORMATS:
        if said.cues:
            whole = Transcript(cues=said.cues, language=said.language, title=episode.title)
            yield row.suffix, row.write(whole)
        elif said.script and not row.timed:
            yield row.suffix, "\n\n".join(line.text for line in said.script) + "\n"


def _transcript_links(show: Show, episode: Episode, texts: Mapping[str, str]) -> tuple[TranscriptLink, ...]:
    types = {row.suffix: row.media_type for row in transcripts.FORMATS}
    return tuple(
        TranscriptLink(
            url=f"{show.base_url}transcripts/{episode.slug}{suffix}",
            media_type=types[f".{suffix.rpartition('.')[2]}"],
            language=language,
            captions=suffix.endswith((".vtt", ".srt")),
        )
        for suffix in texts
        for language in (suffix.split(".")[1] if suffix.count(".") > 1 else episode.language,)
    )


def _beside(show: Show, release: Release, texts: Mapping[str, str]) -> list[PackageFile]:
    """Transcripts, chapters and page of one episode."""
    episode = release.episode
    types = {row.suffix: row.media_type for row in transcripts.FORMATS}
    files = [
        PackageFile(
            path=f"transcripts/{episode.slug}{suffix}",
            media_type=types[f".{suffix.rpartition('.')[2]}"],
            content=text.encode(),
        )
        for suffix, text in texts.items()
    ]
    if release.chapters:
        text = podcast_json.write(
            release.chapters, title=episode.title, show=show.title, author=episode.author or show.author
        )
        media_type = podcast_json.MEDIA_TYPE
        files.append(
            PackageFile(path=f"chapters/{episode.slug}.json", media_type=media_type, content=text.encode())
        )
    page = site.episode_page(show, release)
    files.append(PackageFile(path=f"episodes/{episode.slug}/index.html", media_type=HTML, content=page))
    return files


def _tags(show: Show, episode: Episode, duration: timedelta) -> audio.Tags:
    keywords = next((tag.text for tag in (*episode.tags, *show.tags) if tag.name == "itunes:keywords"), "")
    return audio.Tags(
        title=episode.title,
        show=show.title,
        author=episode.author or show.author,
        season=episode.season,
        episode_number=episode.number,
        published=episode.published,
        language=episode.language,
        description=episode.summary,
        long_description=markup.to_text(episode.notes_html),
        link=_page_url(show, episode),
        guid=episode.guid,
        feed_url=show.feed_url,
        copyright=show.copyright or "",
        people=episode.people or show.people,
        categories=tuple(category.subcategory or category.name for category in show.categories),
        keywords=tuple(word.strip() for word in keywords.split(",") if word.strip()),
        explicit=show.explicit if episode.explicit is None else episode.explicit,
        duration=duration,
    )
