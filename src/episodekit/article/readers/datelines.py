"""L3. What agencies and papers put in front of a report: place, date and agency, or a place alone."""

import re
from collections.abc import Sequence

from episodekit.article.languages.words import bag
from episodekit.article.readers.masthead import DATE_WORDS
from episodekit.model.written import Paragraph

CAPITAL = r"[A-ZÀ-ÖØ-ÞĀ-ĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶĹĻĽŁŃŅŇŌŐŒŘŚŠŞŢŤŪŮŰŲŹŻŽƠƯẠ-Ỹ]"
"""A capital letter, within a pattern."""
_AGENCY = r"(?:Reuters|AFP|AP|dpa|DPA|EFE|ANSA|Lusa|Xinhua|Kyodo|UPI|IPS|TASS|APA|sda|epd|KNA|Bernama|Yonhap|Agencias|Agencia|Agenzie|Agências|Redacción|Agences|Servimedia|Europa Press|Télam|Belga|CNN|CNN en Español|Bloomberg|VOA|NPR|BBC|IANS|PTI|ANI|AAP|The Canadian Press|Canadian Press|WAM|Tasnim|AA|DHA|İHA|Interfax|PAP|ČTK|MTI|Agerpres|ritzau|TT|NTB|STT|ANP|AFN|SID|ddp|dapd|ATS)(?:/\w{2,10})?"
_DATELINE = re.compile(
    rf"(?P<place>{CAPITAL}[\w’'.-]{{1,20}}(?:[\s/][\w’'.-]{{1,20}}){{0,3}})(?P<when>(?:,\s[\w. ]{{2,25}}){{0,2}})(?P<who>\s\((?:{_AGENCY}|{CAPITAL}[a-z]{{2,8}}\.?\s\d{{1,2}})\)\.?)?"
    r"(?:\s-{1,2}|\s?[–—]|(?<=[).])-{1,2})(?:\s|$)"
)
# A place alone in front of the first sentence: Essen – Die Stadt …; what follows must be an article or a preposition.
# Of two words most are a person, whom the sentence needs, and between two dashes stands an aside; "Netflix – The company" is no place.
_PLACE_ALONE = re.compile(
    rf"(?:(?:New|San|Santa|Los|Las|Saint|Bad|Rio|Buenos|Ciudad|Cape|Tel|Abu|Hong|Kuala|Porto|Belo|São|Sankt|Den|La|Le|El|Reggio)\s)?"
    rf"{CAPITAL}[^\W\d_]{{2,20}}(?:[/-]{CAPITAL}?[^\W\d_]{{2,20}}){{0,2}}\s[–—]\s(?![^.!?]*\s[–—]\s)"
    r"(?!(?i:\w{1,3}[\s’'](?:company|firm|group|maker|club|band|brand|app|service|konzern|unternehmen|firma|gruppe|hersteller|verein|bank|"
    r"entreprise|groupe|société|marque|empresa|compañía|grupo|marca|azienda|gruppo|bedrijf)\b))"
    r"(?=(?:Der|Die|Das|Ein|Eine|Einen|Im|In|Am|An|Nach|Bei|Mit|Wegen|Trotz|Es|Vor|Für|Auf|Zum|Zur|Le|La|Les|Un|Une|Des|Après|Dans|Plus|Au|El|Los|Las|Una|Tras|Il|Lo|Gli|Dopo|Nel|The|An?|After|At|More|O|Os|As|Um|Uma|Após|De|Het|Een|Na|"
    r"Bijna)\s|L['’])"
)
_SHORTEST_PLACE = 4  # letters; fewer in capitals are an abbreviation, and so are these
_ABBREVIATIONS = bag("NATO OTAN NASA FIFA UEFA OPEC ISIS AIDS COVID COVID-19 ASEAN UNICEF UNESCO IKEA LEGO")
# Agencies that put their name or their country's capital first: ANSA in Italian, Xinhua and others in Chinese.
_AGENCY_FIRST = re.compile(
    rf"\({_AGENCY}\)\s?[-–—]\s(?:[^\W\da-z]{{2,20}}[\s,]{{1,2}}){{1,3}}\d{{1,2}}\s[^\W\da-z]{{3}}\.?\s?[-–—](?:\s|$)|"
    rf"\({_AGENCY}\)\s?(?:--|[–—])\s|[^\W\da-zA-ZÀ-ÿ][^()\n.!?]{{1,40}}\s?\({_AGENCY}\)\s?(?:--|[–—-])\s?|"
    r"【\d{1,2}月\d{1,2}日[\s　]?[A-Za-z·・\u3040-\u9fff]{2,12}】|"
    r"(?:新华社|新華社|中新社|中新网|中央社|本报|路透社|法新社)[\u4e00-\u9fff]{1,8}\d{1,2}月\d{1,2}日(?:电|電|讯|訊)(?:\s?[（(][^）)]{2,24}[）)])?[\s,，:：]?\s?"
)
# A press release: Valencia, 3 de junio de 2024. La …; Berlin, den 12.03.2024: Die …
_PRESS = re.compile(
    rf"{CAPITAL}[\w’'.-]{{1,20}}(?:[\s/-][\w’'.-]{{1,20}}){{0,3}}(?:,\s{CAPITAL}[\w. ]{{1,20}})?,?\s(?:den|le|am|il|op|a|on)?\s?"
    r"(?:\d{1,2}\.?(?:º|er|o)?\s(?:de\s)?[^\W\d]{3,10}\.?,?\s(?:de\s|del\s)?\d{4}|[^\W\d]{3,10}\.?\s\d{1,2},\s\d{4}|"
    r"\d{1,2}[./]\s?\d{1,2}[./]\s?\d{2,4}|\d{4}-\d\d-\d\d)\s?(?:\.\s?[-–—]{1,2}|[.:]|[-–—]{1,2}|\s\|)\s(?=[^\sa-z])"
)
# Geyserville, US: A …; KARACHI: The …
_COLON_PLACE = re.compile(
    rf"(?:(?P<capital>[^\W\da-zß-öø-ÿ]{{4,20}}(?:[\s-][^\W\da-zß-öø-ÿ]{{3,20}})?)|{CAPITAL}[\w’'.-]{{2,20}}(?:\s{CAPITAL}[\w’'.-]{{1,20}}){{0,2}},\s"
    rf"(?:[A-Z]{{2,3}}|{CAPITAL}[a-z]{{2,6}}\.)):\s(?={CAPITAL}\w*\s[^.!?:]{{20}})"
)
# Geilenkirchen. Eine … of local papers: a place only where the article speaks of it as one.
_POINT_PLACE = re.compile(
    rf"(?P<place>{CAPITAL}[^\W\d_]{{3,24}}(?:[-/ ]{CAPITAL}[^\W\d_]{{2,20}}){{0,2}})(?:/[A-Z][^\W\d_]{{2,20}})?\.\s(?={CAPITAL}\w*\s\S+\s\S+\s)"
)
_NO_PLACES = bag(
    "BREAKING UPDATE UPDATED EXCLUSIVE ANALYSIS OPINION WATCH VIDEO NOTE CORRECTION EILMELDUNG ACHTUNG WICHTIG HINWEIS"
)
_BEFORE_PLACES = r"(?:in|aus|nach|bei|von|um|Stadt|Gemeinde|Kreis|à|de|en|a|di|da|em|te|uit|near|of|from|to)"


def dateline_end(line: str) -> int:
    """Where the text begins behind place, date and agency; 0 without them."""
    first = _AGENCY_FIRST.match(line) or _PRESS.match(line)
    if first is not None:
        return first.end()
    dateline = _DATELINE.match(line)
    if dateline is None:
        return 0
    when = re.findall(r"\w+", dateline["when"].casefold())
    dated = any(map(str.isdecimal, when)) and not DATE_WORDS.isdisjoint(when)
    sure = dateline["who"] or dated or _is_place(dateline["place"], line[dateline.end() :])
    return dateline.end() if sure else 0


def _is_place(word: str, following: str) -> bool:
    """Whether a word in capitals before a dash is a place: a sentence begins behind it, as in ``LERWICK — Crews saved``."""
    return (
        len(word) >= _SHORTEST_PLACE
        and word.isupper()
        and word not in _ABBREVIATIONS
        and word.casefold() not in DATE_WORDS
        and following[:1].isupper()
        and any(map(str.islower, following))
    )


def undated(paragraph: str) -> str:
    """A paragraph without what agencies put in front: ``PARIS (AFP) – ``, ``SEATTLE, April 26 — ``."""
    end = dateline_end(paragraph)
    return paragraph[end:] if end < len(paragraph) else paragraph


def without_place(text: str, paragraphs: Sequence[Paragraph]) -> str:
    """The first paragraph of an article without the place in front of it: ``Essen – ``, ``KARACHI: ``, ``Geilenkirchen. ``."""
    place = _PLACE_ALONE.match(text)
    if place is not None:
        return text if place[0].isupper() else text[place.end() :]
    place = _COLON_PLACE.match(text)
    if place is not None:
        return (
            text
            if place["capital"] in _NO_PLACES or place["capital"] in _ABBREVIATIONS
            else text[place.end() :]
        )
    place = _POINT_PLACE.match(text)
    if place is not None:
        told = re.compile(rf"\b{_BEFORE_PLACES}\s{re.escape(place['place'])}\b")
        rest = text[place.end() :]
        if told.search(rest) or any(told.search(row.text) for row in paragraphs if row.text != text):
            return rest
    return text
