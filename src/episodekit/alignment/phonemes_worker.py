"""L6. The process in which espeak-ng turns words into phonemes; :mod:`episodekit.alignment.phonemes` starts it and runs :func:`main`.

Standard input: one JSON object with ``voice`` and ``words``. Standard output: a JSON list, the phonemes of each word in IPA.
Interface of the library: https://github.com/espeak-ng/espeak-ng/blob/master/src/include/espeak-ng/speak_lib.h
"""

import ctypes
import json
import sys
from typing import Any

_SYNCHRONOUS = 2
_DONT_EXIT = 0x8000
_UTF8 = 1
_IPA = 2


def main() -> None:
    """Answer what standard input asks for."""
    import espeakng_loader

    order = json.load(sys.stdin.buffer)
    library: Any = ctypes.CDLL(espeakng_loader.get_library_path())
    if library.espeak_Initialize(_SYNCHRONOUS, 0, espeakng_loader.get_data_path().encode(), _DONT_EXIT) <= 0:
        sys.exit("its data could not be loaded")
    if library.espeak_SetVoiceByName(order["voice"].encode()) != 0:
        sys.exit("it has no such voice")
    say = library.espeak_TextToPhonemes
    say.restype = ctypes.c_char_p
    say.argtypes = [ctypes.POINTER(ctypes.c_void_p), ctypes.c_int, ctypes.c_int]
    json.dump([_phonemes(say, word) for word in order["words"]], sys.stdout)


def _phonemes(say: Any, word: str) -> str:  # noqa: ANN401  # a function of ctypes
    raw = ctypes.create_string_buffer(word.replace("\0", " ").encode())
    at = ctypes.c_void_p(ctypes.addressof(raw))
    clauses = []
    while at.value:  # each call takes a clause and moves on; it is null behind the last
        clauses.append((say(ctypes.byref(at), _UTF8, _IPA) or b"").decode("utf-8", "replace"))
    return " ".join(clauses)
