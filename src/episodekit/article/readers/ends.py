"""L3. Where an article ends on a page that goes on: comments and their form, lists of other articles, tags, buttons."""

import re
from collections.abc import Sequence

from episodekit.article.readers.furniture import is_furniture

_ENOUGH = 200  # characters of an article before its comments
_SENTENCE_WORDS = 3
_SHORT = 40  # characters
_UNSPACED = 15
_LONG = 80
_END = re.compile(r"[.!?…។៕。！？।؟]['\"”’»)\]）」』]{0,3}$|[.!?…]\s?[”»]$")
_LONGEST_END = 4  # characters
_CASED = re.compile(r"[A-Za-zÀ-ɏͰ-ϿЀ-ӿ]")
_BLANKS = re.compile(r"\s")
_FORM = re.compile(
    r"(?:leave|post|add|write) a (?:reply|comment)|join the (?:conversation|discussion)|comments are closed|your email address will not be "
    r"published|schreiben? (?:sie )?(?:einen|deinen|ihren) kommentar|kommentar (?:schreiben|verfassen)|(?:deine|ihre) e-mail-adresse wird nicht "
    r"veröffentlicht|hinterlassen sie eine antwort|laisser un commentaire|ajouter un commentaire|(?:afficher|voir) tous les commentaires|votre "
    r"adresse e-mail ne sera pas publiée|réagir à cet article|deja un comentario|(?:deja|dejar) una respuesta|comenta esta noticia|escribe (?:un|tu) "
    r"comentario|tu dirección de correo electrónico no será publicada|deixe (?:um|o seu|seu) comentário|deixe uma resposta|o seu endereço de "
    r"e-?mail não será publicado|lascia un commento|il tuo indirizzo email non sarà pubblicato|laat een (?:reactie|antwoord) achter|geef een "
    r"reactie|plaats een reactie|je e-mailadres wordt niet gepubliceerd|lämna en kommentar|skriv en kommentar|legg igjen en kommentar|dodaj "
    r"komentarz|napisz komentarz|napište komentář|přidat komentář|yorum yap|добавить комментарий|оставить комментарий|написать комментарий|"
    r"додати коментар|để lại bình luận|gửi bình luận|发表评论|發表評論|コメントを書く|コメントを投稿|댓글 쓰기|댓글을 남겨|اترك تعليق|أضف تعليق"
)
_COUNT = re.compile(
    r"(?:readers[’'] )?[^\W\d_]{5,14}\s?[(（\[]\d{1,6}[)）\]]|\d{1,6}\s?[»>]?\s?(?:comments?|kommentare|commentaires|comentarios|comentários|commenti|reacties)\b.{0,60}"
)

_COUNTED = re.compile(r"[^\d()（）\[\]]{2,30}[(（\[]\d{1,6}[)）\]]")


def is_told(line: str) -> bool:
    """Whether a line is a sentence of an article rather than a title, a name or a button."""
    ended = _END.search(line, max(0, len(line) - _LONGEST_END)) is not None
    if not _CASED.search(line):
        return len(line) >= _UNSPACED and (ended or len(line) >= _LONG)
    return ended and len(line) >= _SHORT and len(line.split()) > _SENTENCE_WORDS


def end_of(lines: Sequence[str]) -> int:
    """How many lines of a page belong to its article, before what stands below it.

    A form for comments ends it, and so does the first line behind its last sentence that speaks to the reader of a page.
    """
    told = [at for at, line in enumerate(lines) if is_told(line) and not is_furniture(line)]
    whole = sum(len(lines[at]) for at in told)
    end, before = len(lines), 0
    marks = set(told)
    for at, line in enumerate(lines):
        if at in marks:
            before += len(line)
        elif before >= _ENOUGH and _ends_article(
            line, most=2 * before >= whole and not _is_of_counts(lines, at)
        ):
            end = at
            break
    last = max((at for at in told if at < end), default=-1)
    if last < 0:
        return end
    return next((at for at in range(last + 1, end) if is_furniture(lines[at])), end)


def _is_of_counts(lines: Sequence[str], at: int) -> bool:
    """Whether a line with a number in brackets has another one beside it, as a table of medals has."""
    beside = (*lines[max(0, at - 2) : at], *lines[at + 1 : at + 3])
    return any(_COUNTED.fullmatch(line.strip(" .:!*#-•")) for line in beside)


def _ends_article(line: str, *, most: bool) -> bool:
    """Whether comments begin here; their number tells so only behind most of the sentences of a page."""
    if len(line) > 2 * _LONG:
        return False
    folded = line.casefold().strip(" .:!*#")
    return _FORM.match(folded) is not None or (most and _COUNT.fullmatch(folded) is not None)
