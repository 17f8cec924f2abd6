"""L6. The process in which espeak-ng speaks; :mod:`episodekit.voices.espeak` starts it and runs :func:`main`.

Standard input: one JSON object with ``voice``, ``texts`` and whether they hold ``phonemes``. Standard output, for each text: a line of JSON with ``rate``,
``samples`` and ``events`` (character from 0, length, milliseconds), then the samples, 16-bit little-endian mono.
Interface of the library: https://github.com/espeak-ng/espeak-ng/blob/master/src/include/espeak-ng/speak_lib.h
"""

import array
import ctypes
import json
import sys
from typing import Any

_SYNCHRONOUS = 2
_DONT_EXIT = 0x8000  # an error in the data is a return value, not the end of the process
_UTF8 = 1
_PHONEMES = 0x100
_WORD = 1
_LIST_END = 0


class _Id(ctypes.Union):
    _fields_ = [("number", ctypes.c_int), ("name", ctypes.c_char_p), ("string", ctypes.c_char * 8)]  # type: ignore[mutable-override]  # ctypes' way


class _Event(ctypes.Structure):
    _fields_ = [  # type: ignore[mutable-override]  # ctypes' way
        ("type", ctypes.c_int),
        ("unique_identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("id", _Id),
    ]


_Callback = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(_Event)
)


class Speaker:
    """The loaded library with one voice chosen; phonemes: ``[[…]]`` in texts are its letters of sounds."""

    def __init__(self, voice: str, *, phonemes: bool = False) -> None:
        import espeakng_loader

        self._flags = _UTF8 | (_PHONEMES if phonemes else 0)
        self.library: Any = ctypes.CDLL(espeakng_loader.get_library_path())
        data = espeakng_loader.get_data_path().encode()
        self.rate: int = self.library.espeak_Initialize(_SYNCHRONOUS, 0, data, _DONT_EXIT)
        if self.rate <= 0:
            sys.exit("its data could not be loaded")
        if self.library.espeak_SetVoiceByName(voice.encode()) != 0:
            sys.exit(f"it has no voice {voice!r}")
        self._samples = bytearray()
        self._events: list[tuple[int, int, int]] = []
        self._callback = _Callback(self._collect)  # kept: the library does not
        self.library.espeak_SetSynthCallback(self._callback)

    def _collect(self, wave: Any, count: int, events: Any) -> int:  # noqa: ANN401  # pointers of ctypes
        if wave and count:
            self._samples += ctypes.string_at(wave, count * 2)
        at = 0
        while events[at].type != _LIST_END:
            event = events[at]
            if event.type == _WORD:
                self._events.append((event.text_position - 1, event.length, event.audio_position))
            at += 1
        return 0

    def say(self, text: str) -> tuple[bytes, list[tuple[int, int, int]]]:
        """Samples and word events of one text."""
        self._samples.clear()
        self._events.clear()
        raw = text.replace("\0", " ").encode()
        status = self.library.espeak_Synth(raw, len(raw) + 1, 0, 0, 0, self._flags, None, None)
        if status != 0:
            sys.exit(f"it refused a text with status {status}")
        self.library.espeak_Synchronize()
        samples = array.array("h", bytes(self._samples))
        if sys.byteorder == "big":
            samples.byteswap()
        return samples.tobytes(), list(self._events)


def main() -> None:
    """Speak what standard input asks for."""
    order = json.load(sys.stdin.buffer)
    speaker = Speaker(order["voice"], phonemes=order["phonemes"])
    out = sys.stdout.buffer
    for text in order["texts"]:
        pcm, events = speaker.say(text)
        head = {"rate": speaker.rate, "samples": len(pcm) // 2, "events": events}
        out.write(json.dumps(head).encode() + b"\n" + pcm)
        out.flush()


if __name__ == "__main__":
    main()
