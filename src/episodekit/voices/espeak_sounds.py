"""L6. The process that asks espeak-ng which sounds a voice has; :mod:`episodekit.voices.espeak` starts it and runs :func:`main`.

Standard input: the voice's name. Standard output: a JSON object of IPA → espeak-ng's letters. They are not the same in every
language (https://github.com/espeak-ng/espeak-ng/blob/master/docs/phonemes.md), so all that may be letters are said, and the
library writes down what it says in IPA; it says nothing for those that the voice does not have.
"""

import ctypes
import json
import sys
from itertools import product

from episodekit.voices.espeak_worker import Speaker
from episodekit.voices.ipa import decomposed

_CONSONANTS = "bdfghjklmnpqrstvwxzBCDGHJKLMNQRSTXZ"
_VOWELS = "aeiouyAEIOUVWY&@03"
_BEHIND_CONSONANTS = (";", "^", ".", "#", '"', "h")
_BEHIND_VOWELS = (":", "~", "~:", "#", "2", ";")
_PAIRS = ("tS", "dZ", "ts", "dz", "pF", "tS;", "dZ;", "ts.", "ts;", "dz;")
_FRAME = "@"  # at the end of a word some consonants are said otherwise
_TRACE_IPA = 3


def candidates() -> list[str]:
    """What may be letters of a sound, short ones first."""
    found = [*_VOWELS, *_CONSONANTS, *_PAIRS]
    found += [letter + more for letter, more in product(_CONSONANTS, _BEHIND_CONSONANTS)]
    found += [letter + more for letter, more in product(_VOWELS, _BEHIND_VOWELS)]
    found += [one + other for one, other in product("aeiouyAEOV@", "IUiueo@") if one != other]
    return found


def main() -> None:
    """Write down every sound of the voice on standard input."""
    speaker = Speaker(json.load(sys.stdin.buffer), phonemes=True)
    names = candidates()
    libc = ctypes.CDLL(None)
    libc.tmpfile.restype = ctypes.c_void_p
    file = ctypes.c_void_p(libc.tmpfile())
    speaker.library.espeak_SetPhonemeTrace(_TRACE_IPA, file)
    for name in names:
        speaker.say(f"[[{name}]]" if name[0] in _VOWELS else f"[[{name}{_FRAME}]]")
        libc.fputs(b"\f", file)
    size = libc.ftell(file)
    libc.rewind(file)
    written = ctypes.create_string_buffer(size)
    read = libc.fread(written, 1, size, file)
    rows = written.raw[:read].decode(errors="replace").split("\f")
    sounds = {name: _sound(row) for name, row in zip(names, rows, strict=False)}
    known: dict[str, str] = {}
    for name, sound in sounds.items():
        bare = sound if name[0] in _VOWELS else sound.removesuffix(sounds[_FRAME])
        if bare:
            known.setdefault(bare, name)
    sys.stdout.write(json.dumps(known))


def _sound(row: str) -> str:
    return "".join(
        char for char in decomposed(row) if (char.isalpha() and char not in "ˈˌ") or char in "\u0303\u0329"
    )
