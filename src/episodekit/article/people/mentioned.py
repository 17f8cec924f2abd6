"""L3. The persons whom an article names with their function: who is quoted or acts."""

from collections.abc import Iterator

import regex

from episodekit.article.people import apposition, titled
from episodekit.article.sentence import sentences
from episodekit.model.written import Article, Mention

_CONTROL = regex.compile(r"\p{Cc}")  # some are blanks to a pattern; no value of the model has one
_MOST_PEOPLE = 30
_MOST_SENTENCES = 2_000
_LONGEST_SENTENCE = 1_500  # characters read in one sentence; a longer one is no news

_PARTED = regex.compile(r"[\s·・＝]+")  # what parts the words of a name
_HAN = regex.compile(r"[\p{Han}々]+")
_ADJECTIVE = regex.compile(r"(?:chief|head|general|lead|principal|senior|main)", regex.IGNORECASE)
_LONGEST_STREET = 24  # characters
# Streets and schools that are called after somebody; "à la place du président" is none.
_STREETS = {
    "fr": regex.compile(
        r"\b(?:rue|avenue|boulevard|quai|lycée|collège) (?:du |de la |de l['’])?$", regex.IGNORECASE
    ),
    "it": regex.compile(r"\b(?:via|viale|piazza|piazzale) $", regex.IGNORECASE),
    "es": regex.compile(r"\b(?:calle|avenida|plaza) (?:del |de la )?$", regex.IGNORECASE),
    "pt": regex.compile(r"\b(?:rua|avenida|praça) (?:do |da )?$", regex.IGNORECASE),
}
# "de Martine Aubry, le Premier ministre a fait": the office is whom the sentence goes on about.
_SUBJECT = regex.compile(
    r",\s(?:le|la|les|the|der|die|das|el|los|il|lo|o|de|het|den|l[’'])\s?$", regex.IGNORECASE
)
_SUBJECT_VERB = regex.compile(
    r"(?:\s(?!(?:who|which|that|qui|que|der|die|che|chi|die|dat|wie)\s)\p{Ll}+)?\s(?:a|avait|aura|est|était|sera|has|had|was|is|will|would|hat|hatte|ist|war|wird|ha|había|fue|es|será|è|aveva|era|foi|tem|heeft|had|zal|wordt)\s\p{Ll}"
)
_PREPOSED = regex.compile(r"\p{Ll}\s$")
# Verbs and pronouns that stand before an office and are none of it.
_NOT_OF_IT = regex.compile(
    r"(?:(?:that|it|he|she|who|there|here|what)[’']s|maakte|zei|zegt|stelt|vindt|meldt|aldus|noemde|noemt|liet|laat|gaf|kreeg|wil|werd)\s",
    regex.IGNORECASE,
)
_OWNED_PLACE = regex.compile(r"\p{Lu}\S*[’']s(?:\s\p{Lu}\S*)+")
_NOUN_BEHIND = regex.compile(r"\s(?!of\b|for\b|at\b|in\b|and\b|who\b|on\b)\p{Ll}+")


def mentions(article: Article) -> tuple[Mention, ...]:
    """Persons with office, profession or affiliation, in order of first appearance, each once, at most 30.

    Later mentions, by surname or with a further function, are the same person. The longest name and the longest function
    are kept, each where it stands, the earlier of two that are equally long; an office before a description. A person without a function is not listed.
    """
    people: list[Mention] = []
    offices: list[bool] = []
    for mention, certain in _all(article):
        same = next((number for number, each in enumerate(people) if _is_same(each.name, mention.name)), None)
        if same is not None:
            people[same] = _fuller(people[same], mention, offices[same] - certain)
            offices[same] = offices[same] or certain
        elif len(people) < _MOST_PEOPLE:
            people.append(mention)
            offices.append(certain)
    return tuple(people)


def _all(article: Article) -> Iterator[tuple[Mention, bool]]:
    """Every mention, and whether its function is an office rather than a description."""
    text = article.text
    language = article.language.partition("-")[0].lower()
    if language not in apposition.OFFICES and language not in titled.NAMED:
        return
    for begin, end in sentences(text, article.language)[:_MOST_SENTENCES]:
        for name, stated, certain in sorted(
            _named(text[begin : min(end, begin + _LONGEST_SENTENCE)], language)
        ):
            function = _without_verb(text, begin, stated)
            called, office = (
                text[begin + name[0] : begin + name[1]],
                text[begin + function[0] : begin + function[1]],
            )
            if _NOUN_BEHIND.match(text, begin + function[1]) and (
                _ADJECTIVE.fullmatch(office) or _OWNED_PLACE.fullmatch(office)
            ):
                continue  # "the chief rival" is no office, nor is "Facebook's Palo Alto office"
            if _is_subject(text, begin, name, function):
                continue
            if office.isupper() and f" {called.rpartition(' ')[2].lower()} " in text:
                continue  # "Revised Versions of the GNU" where versions are spoken of
            if language in _STREETS and _STREETS[language].search(
                text, max(begin, begin + function[0] - _LONGEST_STREET), begin + function[0]
            ):
                continue  # "rue du Général Leclerc"
            if _CONTROL.search(called) is None and _CONTROL.search(office) is None:
                mention = Mention(
                    name=called, function=office, start=begin + name[0], function_start=begin + function[0]
                )
                yield mention, certain


def _without_verb(text: str, begin: int, function: tuple[int, int]) -> tuple[int, int]:
    verb = _NOT_OF_IT.match(text, begin + function[0], begin + function[1])
    return function if verb is None else (verb.end() - begin, function[1])


def _is_subject(text: str, begin: int, name: tuple[int, int], function: tuple[int, int]) -> bool:
    """Whether an office behind somebody's name and a comma is somebody else, of whom the sentence tells something."""
    return (
        _SUBJECT.fullmatch(text, begin + name[1], begin + function[0]) is not None
        and _SUBJECT_VERB.match(text, begin + function[1]) is not None
        and _PREPOSED.search(text, max(begin, begin + name[0] - 2), begin + name[0]) is not None
    )


def _named(sentence: str, language: str) -> Iterator[apposition.Found]:
    if language in apposition.OFFICES:
        yield from apposition.named(sentence, language)
    else:
        for name, function in titled.NAMED[language](sentence, language):
            yield apposition.Found(name, function)


def _is_same(one: str, other: str) -> bool:
    """Whether two names are one person's: the words of the shorter are in the longer, the surname among them.

    A name in Chinese characters has one word and begins with the surname.
    """
    short, long = sorted((_PARTED.split(one.casefold()), _PARTED.split(other.casefold())), key=len)
    if len(long) == 1 and _HAN.fullmatch(one) and _HAN.fullmatch(other):
        return one.startswith(other) or other.startswith(one)
    return short[-1] == long[-1] and set(short) <= set(long)


def _fuller(earlier: Mention, later: Mention, preferred: int) -> Mention:
    """Both as one; ``preferred`` is 1 if only the earlier has an office, -1 if only the later has."""
    name = max(earlier, later, key=lambda each: len(each.name))
    function = max(earlier, later, key=lambda each: len(each.function))
    if preferred:
        function = earlier if preferred > 0 else later
    return Mention(
        name=name.name, start=name.start, function=function.function, function_start=function.function_start
    )
