"""How show notes say that a voice made the audio, in the language of the episode.

Directories ask for it: https://podcasters.apple.com/support/891-content-guidelines
"""

_LINES = {
    "de": "Diese Folge wird von einer synthetischen Stimme vorgelesen.",
    "en": "This episode is narrated by a synthetic voice.",
    "es": "Este episodio está narrado por una voz sintética.",
    "fr": "Cet épisode est lu par une voix de synthèse.",
    "it": "Questo episodio è letto da una voce sintetica.",
    "nl": "Deze aflevering wordt voorgelezen door een synthetische stem.",
    "pt": "Este episódio é narrado por uma voz sintética.",
}


def disclosure(language: str) -> str:
    """The line for a language (BCP 47); English where the table has none."""
    return _LINES.get(language.split("-", maxsplit=1)[0].lower(), _LINES["en"])
