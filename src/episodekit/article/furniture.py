"""L3. Lines of a scraped page that are not the article: bylines, captions, cookie notices, calls to read more."""

import re

_LONGEST = 160
# Each alternative matches a whole line; the table is the rule.
_FURNITURE = re.compile(
    r"""
      (?:read|see|watch|listen)\s(?:more|also|next|on)\b.*
    | (?:also\sread|related(?:\s(?:articles?|stories|topics|links?))?|more\son\sthis(?:\sstory)?|recommended|advertisement)\b:?.{0,60}
    | (?:lesen\ssie\s(?:auch|mehr)|mehr\szum\sthema|weiterlesen|auch\sinteressant|anzeige)\b.*
    | (?:lire\s(?:aussi|la\ssuite)|à\slire\saussi|voir\saussi|publicité)\b.*
    | (?:lea\stambién|lee\stambién|leer\smás|te\spuede\sinteresar|publicidad)\b.*
    | (?:photo|photograph|image|picture|foto|bild|crédit\sphoto|video|file\sphoto)(?:\s(?:by|credit|von|de|d['’]))?\s?[:/©].*
    | ©.* | \(?(?:getty\simages|reuters|afp|ap\sphoto|dpa|efe)(?:/.*)?\)?
    | (?:by|von|par|por)\s(?:[A-ZÀ-Þ][\w.'’-]+)(?:\s(?:[A-ZÀ-Þ][\w.'’-]+|and|und|et|y|de|van|von)){1,6}
    | (?:published|updated|last\supdated|posted|veröffentlicht|aktualisiert|publié|mis\sà\sjour|publicado|actualizado)\b.{0,60}\d.{0,20}
    | .*\b(?:we\suse\scookies|uses\scookies|accept\s(?:all\s)?cookies|cookie\s(?:policy|settings)|verwende[nt]\scookies|utilis\w+\sdes\scookies|utiliza(?:mos)?\scookies)\b.*
    | (?:share(?:\sthis(?:\sarticle|\sstory)?)?|tweet|print|e-?mail|subscribe|sign\sup|log\sin|comments?|teilen|drucken|partager|compartir|follow\sus.*|\d+\scomments?)
    | (?:subscribe|sign\sup)\s(?:to|for)\s.{0,80}
    | all\srights\sreserved.* | .*\ball\srights\sreserved\.?
    | \d+\smin(?:ute)?s?\sread
    """,
    re.IGNORECASE | re.VERBOSE,
)


def is_furniture(line: str) -> bool:
    """Whether a line of a scraped page is not part of what was written."""
    return len(line) <= _LONGEST and _FURNITURE.fullmatch(line.strip()) is not None
