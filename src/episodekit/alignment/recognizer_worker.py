"""L6. The process in which pocketsphinx listens; :mod:`episodekit.alignment.recognizer` starts it and runs :func:`main`.

First line of standard input: a JSON object with ``samples`` (the decoded recording), ``model``, ``dictionary`` and ``language``
(files). Each further line is a question: ``begin`` and ``end`` in samples, the ``words`` to be found there in a row, or
null to hear what is said, and whether to do that carefully. The answer is a line of JSON for each: a list of (word, first frame, frame behind the last), or
null. A frame is 10 ms (https://pocketsphinx.readthedocs.io).
"""

import json
import sys
from pathlib import Path
from typing import Any

_HEARING = "text"


class _Listener:
    """The loaded recogniser."""

    def __init__(self, order: dict[str, Any]) -> None:
        self._order = order
        self._samples = Path(order["samples"])
        self._decoders: dict[bool, Any] = {}

    def _decoder(self, *, carefully: bool) -> Any:  # noqa: ANN401  # pocketsphinx has no types
        """With a second pass over the words of the first and the best way through them, or without."""
        from pocketsphinx import Config, Decoder

        if carefully not in self._decoders:
            config = Config(
                hmm=self._order["model"],
                dict=self._order["dictionary"],
                lm=None,
                cmn="batch",  # nothing depends on what was heard before
                fwdflat=carefully,
                bestpath=carefully,
                maxhmmpf=3000,
                pip=1.0,
                loglevel="FATAL",
            )
            self._decoders[carefully] = Decoder(config)
            self._decoders[carefully].add_lm_file(_HEARING, self._order["language"])
        return self._decoders[carefully]

    def answer(
        self, begin: int, end: int, words: list[str] | None, *, carefully: bool
    ) -> list[tuple[str, int, int]] | None:
        """What is heard between two samples, or where the words are; None if they are not there."""
        decoder = self._decoder(carefully=carefully)
        try:
            if words is None:
                decoder.activate_search(_HEARING)
            else:
                decoder.set_align_text(" ".join(words))
            with self._samples.open("rb") as file:
                file.seek(2 * begin)
                raw = file.read(2 * (end - begin))
            decoder.start_utt()
            try:
                decoder.process_raw(raw, full_utt=True)
            finally:
                decoder.end_utt()
            found = decoder.seg()
        except (RuntimeError, ValueError):
            return None
        if found is None:
            return None
        return [(row.word, row.start_frame, row.end_frame + 1) for row in found]


def main() -> None:
    """Answer the questions on standard input, one after the other."""
    listener = _Listener(json.loads(sys.stdin.readline()))
    for line in sys.stdin:
        begin, end, words, carefully = json.loads(line)
        sys.stdout.write(json.dumps(listener.answer(begin, end, words, carefully=carefully)) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
