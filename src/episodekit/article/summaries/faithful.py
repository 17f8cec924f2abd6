"""L3. A summary that somebody else wrote, held against the article: taken as it is, or refused with every reason."""

import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import cache

import regex

from episodekit.article.languages import words_of
from episodekit.article.sentence import sentences
from episodekit.article.summaries.claims import (
    foreign_addresses,
    foreign_names,
    foreign_numbers,
    foreign_quotations,
)
from episodekit.article.summaries.senses import denied_numbers, turned_numbers
from episodekit.article.tokens import tokens
from episodekit.article.tongue import UNDETERMINED
from episodekit.model.written import Article
from episodekit.notation import markup, values

_MOST_CHARACTERS = 10_000  # of an answer: what stands further behind is in no summary
_FEWEST_WORDS = 5
_SHARED = 0.4  # of its words: a summary with fewer of the article's is about something else
_STEM = 5  # letters that forms of one word have in common
_ENOUGH_LETTERS = 60  # to tell a language by its words
_LIKELIEST = 3  # languages; short texts in kin languages are taken for each other
_NAMED = 3  # things that one reason names
_THOUGHT_END = "</think>"  # how models that think aloud set off their answer
_HTML_TAG = regex.compile(r"</?[A-Za-z][^<>]{0,200}>")
_LINK = regex.compile(r"!?\[([^\[\]]{0,300})\]\([^()\s]{0,500}\)")
_FENCE = regex.compile(r"^[ \t]{0,3}(?:```|~~~)[^\n]{0,40}$", regex.MULTILINE)
_LINE_MARK = regex.compile(r"^[ \t]{0,8}(?:#{1,6}[ \t]|>[ \t]?|[-*•][ \t])", regex.MULTILINE)
_EMPHASIS = regex.compile(
    r"\*{1,3}|(?<![\p{L}\p{N}])_{1,3}(?=\p{L})|(?<=[\p{L}\p{N}.])_{1,3}(?![\p{L}\p{N}])|`"
)
_TEMPLATE = regex.compile(r"\{\{|\}\}|<\||\|>|\[/?INST\]|\[(?:insert|your|name)\b", regex.IGNORECASE)
_HIDDEN = regex.compile(
    r"[\u202a-\u202e\u2066-\u2069\ufeff\p{Cc}]"
)  # turn the order of reading, or do not print
_END = regex.compile(r"[.!?。！？؟।॥។៕။።۔։][\"”“»«’'）)\]」』›]{0,3}$")
_TRUNCATED = regex.compile(r"(?:…|\.\.\.)[\"”“»«’'）)\]」』›]{0,3}$")
_STOPLESS = frozenset({"th", "lo"})
# What models say around an answer and not in it; in lower case, whole words at the start or anywhere.
_OPENINGS = (
    r"(?:sure|certainly|of course|okay|ok|absolutely|great|here(?:'s| is| are)|below is|the following is|(?:a |the )?(?:short |brief )?summary|"
    r"tl;?dr|in summary|output|answer|response|i(?:'m| am) (?:sorry|unable|an ai)|i (?:can't|cannot|can not)|sorry|as an? (?:ai|language model|assistant)|"
    r"hier ist|hier sind|zusammenfassung|gerne|natürlich|als ki|es tut mir leid|voici|résumé|bien sûr|en tant qu|désolé|"
    r"aquí (?:está|tienes|tiene)|resumen|por supuesto|claro|como (?:modelo|ia|una ia)|lo siento|aqui está|resumo|com certeza|"
    r"ecco|riassunto|certo|hier is|samenvatting|dưới đây là|tóm tắt|đây là bản|以下是|摘要|总结|總結|概要|好的|当然|要約|はい|"
    r"សេចក្តីសង្ខេប|សង្ខេប|ខាងក្រោមនេះ|ملخص|إليك|فيما يلي|สรุป|นี่คือ)(?![\p{L}\p{M}\p{N}])"
)
_UNSPACED_OPENINGS = r"以下是|摘要[:：]|总结[:：]|總結[:：]|概要[:：]|好的[，,]|要約[:：]|สรุป[:：]|นี่คือ|作为一个?(?:人工智能|AI)"
_LEFTOVERS = (
    "as an ai", "language model", "i cannot", "i can't", "i'm sorry", "let me know", "would you like", "hope this helps",
    "the provided text", "the provided article", "the text provided", "the article provided", "word count", "character count",
    "characters)", "als ki-", "in diesem artikel geht es", "en tant qu'ia", "modèle de langage", "como modelo de lenguaje",
    "模型", "人工智能助手", "mô hình ngôn ngữ",
)  # fmt: skip


def check_summary(text: str, article: Article) -> str | tuple[str, ...]:
    """The summary in what somebody else wrote, or why it cannot stand; each reason is half a sentence.

    Markup is taken off. Of an answer that is longer than lists show, the whole sentences at the front that fit are the
    summary, and they alone are checked: that they say no number, name, quotation or address that the article does not have,
    that they do not turn round or deny what it says of a number, that they speak its language and about it, and that they are
    no talk of the program itself. This finds what is foreign word by word; whether the words are put together truly, only an
    editor can tell.
    """
    try:
        whole = _fold(text[:_MOST_CHARACTERS])
    except ValueError:
        return ("it has characters that do not print",)
    short, problem = _front(whole, article.language)
    if problem:
        return (problem,)
    reasons = tuple(_reasons(short, article))
    return reasons or short


def _fold(text: str) -> str:
    """The answer on one line, without thoughts, fences, tags and marks of Markdown.

    Raises:
        ValueError: a character in it is not printed, or turns round what is.
    """
    answer = text.rpartition(_THOUGHT_END)[2]
    if _HTML_TAG.search(answer):
        answer = markup.to_text(answer)
    answer = _LINE_MARK.sub("", _FENCE.sub("", answer))
    folded = " ".join(_EMPHASIS.sub("", _LINK.sub(r"\1", answer)).split())
    if _HIDDEN.search(folded) or markup.illegal_xml(folded):
        raise ValueError(folded)
    if folded[:1] in '"“«' and folded[-1:] in '"”»' and not regex.search(r"[\"“”«»]", folded[1:-1]):
        return folded[1:-1].strip()
    return folded


def _front(whole: str, language: str) -> tuple[str, str]:
    """The whole sentences at the front that fit into a list; else what is wrong."""
    limit = values.LIST_SUMMARY_LIMIT
    if len(tokens(whole[:limit], language)) < _FEWEST_WORDS:
        return "", "it is too short to say anything" if whole else "it is empty"
    spans = sentences(whole, language)
    ends = [end for _, end in spans if end <= limit and _ends_well(whole[:end], language)]
    if ends:
        return whole[: ends[-1]], ""
    if spans[0][1] > limit:
        return "", f"its first sentence has {spans[0][1]} characters, more than {limit}"
    return "", "it breaks off before the end of a sentence"


def _ends_well(text: str, language: str) -> bool:
    if _TRUNCATED.search(text[-8:]) is not None:
        return False
    return language.partition("-")[0] in _STOPLESS or _END.search(text[-5:]) is not None


def _reasons(short: str, article: Article) -> Iterator[str]:
    for saying, found in (
        ("numbers that the article does not state", foreign_numbers(short, article)),
        ("a direction that the article tells the other way round", turned_numbers(short, article)),
        ("a denial that the article does not make", denied_numbers(short, article)),
        ("names that the article does not have", foreign_names(short, article)),
        ("quotations that do not stand in the article", foreign_quotations(short, article)),
        ("addresses that the article does not give", foreign_addresses(short, article)),
        ("talk of the program that wrote it", _leftovers(short, article)),
    ):
        if found:
            yield f"it has {saying}: {', '.join(found[:_NAMED])}"
    if not _same_language(short, article):
        yield f"it is not in the article's language ({article.language})"
    elif not _is_about(short, article):
        yield "it shares too few words with the article"
    if _only_title(short, article):
        yield "it only repeats the title"


def _leftovers(short: str, article: Article) -> tuple[str, ...]:
    lowered = short.lower().replace("’", "'")
    known = f"{article.title} {article.text}".lower().replace("’", "'")
    found = [each for each in _LEFTOVERS if each in lowered and each not in known]
    for pattern in _openings():
        opening = pattern.match(lowered)
        if opening is not None and opening[0] not in known:
            found.insert(0, opening[0])
    template = _TEMPLATE.search(short)
    if template is not None and template[0] not in article.text:
        found.append(template[0])
    return tuple(found)


@cache
def _openings() -> tuple[regex.Pattern[str], ...]:
    return regex.compile(_OPENINGS), regex.compile(_UNSPACED_OPENINGS)


def _same_language(short: str, article: Article) -> bool:
    code = article.language.partition("-")[0]
    letters = sum(character.isalpha() for character in short)
    if _script(short) != _script(article.text):
        return False
    if _script(short) != "LATIN" or letters < _ENOUGH_LETTERS or code == UNDETERMINED:
        return True
    from py3langid.langid import rank

    ranking = [str(name) for name, _ in rank(short)]
    return code not in ranking or code in ranking[:_LIKELIEST]


def _script(text: str) -> str:
    """The script of most letters, as Unicode names it; Chinese and Japanese are told apart by kana."""
    letters = [character for character in text[:2_000] if character.isalpha()]
    scripts = Counter(unicodedata.name(letter, "").split(" ", 1)[0] for letter in letters)
    kana = scripts.pop("HIRAGANA", 0) + scripts.pop("KATAKANA", 0)
    if kana * 20 > scripts["CJK"] and kana * 5 > len(letters):
        return "KANA"
    scripts["CJK"] += kana
    return max(scripts.items(), key=lambda item: (item[1], item[0]))[0]


def _is_about(short: str, article: Article) -> bool:
    said, written = (
        _stems(short, article.language),
        _stems(f"{article.title}\n{article.text}", article.language),
    )
    return len(said & written) >= _SHARED * len(said)


def _stems(text: str, language: str) -> set[str]:
    stop = words_of(language).stop
    every = {
        token.text.casefold()
        for begin, end in sentences(text, language)
        for token in tokens(text[begin:end], language)
    }
    return {word[:_STEM] for word in every - stop}


def _only_title(short: str, article: Article) -> bool:
    said = [token.text.casefold() for token in tokens(short, article.language)]
    title = [token.text.casefold() for token in tokens(article.title, article.language)]
    return len(said) <= len(title) and set(said) <= set(title)
