"""L3. Frames of others in the tags of a recording: kept byte for byte, or as another version writes the same.

What the versions call their frames: https://id3.org/id3v2-00 §4, https://id3.org/id3v2.4.0-changes.
"""

import re
from collections.abc import Callable, Mapping, Sequence

from episodekit.audio import id3_synced, id3_text
from episodekit.audio.id3_frames import NO_FLAGS, Frame, RawTag, frames, plain
from episodekit.audio.tags import Tags

FRONT_COVER = 3
_OURS = frozenset(
    {
        "TIT2",
        "TALB",
        "TPE1",
        "TCON",
        "TYER",
        "TDAT",
        "TIME",
        "TRDA",
        "TDRC",
        "TDRL",
        "TRCK",
        "TPOS",
        "TLAN",
        "TLEN",
    }
    | {"PCST", "TDES", "CTOC", "CHAP"}
)
"""Frames of which a file has one meaning, and we say it; COMM, USLT and APIC are ours in one form each."""
_NAMES_V22 = dict(
    re.findall(
        r"(\w+)=(\w+)",
        "BUF=RBUF CNT=PCNT COM=COMM CRA=AENC ETC=ETCO EQU=EQUA GEO=GEOB IPL=IPLS LNK=LINK MCI=MCDI MLL=MLLT PIC=APIC "
        "POP=POPM REV=RVRB RVA=RVAD SLT=SYLT STC=SYTC TAL=TALB TBP=TBPM TCM=TCOM TCO=TCON TCR=TCOP TDA=TDAT TDY=TDLY "
        "TEN=TENC TFT=TFLT TIM=TIME TKE=TKEY TLA=TLAN TLE=TLEN TMT=TMED TOA=TOPE TOF=TOFN TOL=TOLY TOR=TORY TOT=TOAL "
        "TP1=TPE1 TP2=TPE2 TP3=TPE3 TP4=TPE4 TPA=TPOS TPB=TPUB TRC=TSRC TRD=TRDA TRK=TRCK TSI=TSIZ TSS=TSSE TT1=TIT1 "
        "TT2=TIT2 TT3=TIT3 TXT=TEXT TXX=TXXX TYE=TYER UFI=UFID ULT=USLT WAF=WOAF WAR=WOAR WAS=WOAS WCM=WCOM WCP=WCOP "
        "WPB=WPUB WXX=WXXX PCS=PCST WFD=WFED TID=TGID TDS=TDES TCT=TCAT TKW=TKWD TCP=TCMP TDR=TDRL ",
    )
)
_NAMES_V24 = {"IPLS": "TIPL", "TORY": "TDOR"}
_NAMES_V23 = {"TIPL": "IPLS", "TMCL": "IPLS", "TDOR": "TORY"}
_PICTURE_TYPES = {b"JPG": b"image/jpeg", b"PNG": b"image/png", b"-->": b"-->"}


def kept(tags: Sequence[RawTag], ours: Tags) -> list[Frame]:
    """The frames of a recording that are not ours, as the version that is asked for writes them.

    Of several tags in a row the first to hold a frame that may stand only once is heard. What is encrypted stays only in its own version:
    nobody could read it in another.
    """
    found: list[Frame] = []
    for tag in tags:
        known = {_key(frame) for frame in found}
        found += [
            frame
            for frame in as_version(tag, ours.id3_version)
            if _key(frame) not in known and not _is_ours(frame, ours)
        ]
    return found


def _key(frame: Frame) -> str | Frame:
    """What two frames share that cannot both stand: the id of texts and links, all of anything else."""
    single = frame.id[0] in "TW" and frame.id not in {"TXXX", "WXXX"}
    return frame.id if single else frame


def as_version(tag: RawTag, version: int) -> list[Frame]:
    """The frames of a tag in the forms of version 2.3 or 2.4."""
    rows = frames(tag)
    if tag.version == version:
        return rows
    found = []
    for row in rows:
        data = plain(row, tag.version)
        if data is None:
            continue
        name = _NAMES_V22.get(row.id, "") if tag.version == 2 else row.id
        if row.id == "PIC":
            data = data[:1] + _PICTURE_TYPES.get(data[1:4].upper(), b"image/") + b"\0" + data[4:]
        if version == 4:
            found += [Frame(_NAMES_V24.get(name, name), NO_FLAGS, data)] if name else []
        elif name:
            found.append(Frame(_NAMES_V23.get(name, name), NO_FLAGS, _as_v23(name, data)))
    return found


def _as_v23(name: str, data: bytes) -> bytes:
    """The same content with words in encodings that version 2.3 knows."""
    if not data or data[0] not in {2, 3}:
        return data
    if name in _CONVERTED:
        return _CONVERTED[name](data[0], data[1:])
    return id3_text.text("/".join(id3_text.read(data))) if name.startswith("T") else data


def _commented(code: int, rest: bytes) -> bytes:
    words = [id3_text.decoded(code, piece) for piece in id3_text.split(code, rest[3:], 1)]
    return id3_text.commented(rest[:3], words[-1], description=words[0] if len(words) > 1 else "")


def _described(code: int, rest: bytes) -> bytes:
    words = [id3_text.decoded(code, piece) for piece in id3_text.split(code, rest, 1)]
    if "".join(words).isascii():
        return b"\0" + "\0".join(words).encode("ascii")
    return b"\x01" + b"\0\0".join(id3_text.wide(word)[1:] for word in words)


def _linked(code: int, rest: bytes) -> bytes:
    pieces = id3_text.split(code, rest, 1)
    return id3_text.listed([id3_text.decoded(code, pieces[0])]) + pieces[-1]


def _people(code: int, rest: bytes) -> bytes:
    pairs = id3_text.pairs(bytes([code]) + rest)
    return id3_text.listed([word for pair in pairs for word in pair])


def _year(code: int, rest: bytes) -> bytes:
    return id3_text.text(id3_text.decoded(code, rest)[:4])


def _pictured(code: int, rest: bytes) -> bytes:
    media_type, _, behind = rest.partition(b"\0")
    pieces = id3_text.split(code, behind[1:], 1)
    description = id3_text.listed([id3_text.decoded(code, pieces[0])])
    return description[:1] + media_type + b"\0" + behind[:1] + description[1:] + pieces[-1]


_CONVERTED: Mapping[str, Callable[[int, bytes], bytes]] = {
    "COMM": _commented,
    "USLT": _commented,
    "TXXX": _described,
    "WXXX": _linked,
    "TIPL": _people,
    "TMCL": _people,
    "TDOR": _year,
    "APIC": _pictured,
    "SYLT": id3_synced.as_v23,
}
"""Frames that hold more than words."""


def _is_ours(frame: Frame, ours: Tags) -> bool:
    # Of what is compressed, encrypted or grouped nobody can tell whether it says the same: it stays, unless there may be but one.
    plain_words = len(frame.flags) == 2 and not frame.flags[1] & ~3
    single = frame.id in _OURS or bool(_single(ours).get(frame.id))
    return single or (plain_words and _says_the_same(frame, ours))


def _single(ours: Tags) -> Mapping[str, object]:
    """Frames of which a tag has one, and what we say in it, if anything."""
    return {
        "WOAF": ours.link,
        "WFED": ours.feed_url,
        "TGID": ours.guid,
        "TCOP": ours.copyright,
        "IPLS": ours.people,
        "TIPL": ours.people,
        "TCAT": ours.categories,
        "TKWD": ours.keywords,
    }


def _says_the_same(frame: Frame, ours: Tags) -> bool:
    if frame.id in {"COMM", "USLT"}:
        encoding, content = frame.data[:1], frame.data[4:]
        empty = (b"\0",) if encoding in {b"\0", b"\3"} else (b"\0\0", b"\xff\xfe\0\0", b"\xfe\xff\0\0")
        return content.startswith(empty)
    if frame.id == "SYLT":
        return bool(ours.cues) and id3_synced.says_the_same(frame.data, id3_text.iso639(ours.language))
    if frame.id == "APIC":
        _, _, rest = frame.data[1:].partition(b"\0")
        return rest[:1] in {bytes([FRONT_COVER]), b"\0"}
    advisory = frame.id == "TXXX" and b"ITUNESADVISORY" in frame.data[:40].replace(b"\0", b"").upper()
    return advisory and ours.explicit is not None
