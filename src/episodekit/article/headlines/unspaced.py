"""L3. Titles in scripts without blanks between words: a whole Chinese clause, or the Khmer (Thai, Lao, Burmese) phrase of a figure."""

import regex

from episodekit.article.headlines.clause import number_of
from episodekit.article.headlines.shorter import LONGEST_TITLE
from episodekit.article.quantities.quantity import COUNT, Quantity

HAN, PHRASED = frozenset({"zh"}), frozenset({"km", "th", "lo", "my"})
WHOLE, JOINED, LEANING, ALONE = 4.4, 4.0, 1.5, 1.0

_LONGEST_HAN = 34
_HAN_GAP = regex.compile(r"[，；。：？！“”「」《》,;:?!]")
_CONNECTIVE = regex.compile(
    r"(?:但是|但|而且|而|不过|其中|另外|此外|同时|并且|并|因此|所以|然而|可是|至于|也就是说|也|则|据悉|据介绍|目前|其後|其后)+"
)
_WHEN = (
    r"(?:(?:今年|去年|前年|上周|本周|上月|本月|昨天|今天|当天|同期|目前|现在|此前|最近|到发稿时)[头前后上下两三四五六七八九十几个月年日周季度半\p{Nd}]{0,6}"
    r"|\p{Nd}{1,4}(?:年|月|日)(?:\p{Nd}{1,2}(?:月|日))*(?:底|初|末|份)?)"
)
# A clause that says of what is named elsewhere that it is, grew or amounts to so much.
_NO_SUBJECT = regex.compile(
    rf"(?:{_WHEN})?(?:都|也|则|仅|只|已|又|更|再)?(?:是|为|達|达到|达|有|占|比|较|刷新|超过|突破|增加|增长|减少|下降|上升|上涨|下跌|降至|升至|降|升|跌|涨"
    r"|同比|环比|总数|总计|合计|共计|共有|共|平均|最高|最低|约|近|逾|高达|不到|回升|回落|反弹|再|[一二三四五六七八九十两几][部个名家次年]|幅度|增幅|降幅|涨幅|跌幅|份额|比重|占比|比例"
    r"|扩大|缩小|提高|面积|人数|金额|数量|总额|均价|单价|拿|得|被|把|将|让|使|给|按|从|由|对|在|以|其|连续|累计|有望|排|位列|位居|创|触及|跌破)"
)
_NOT_ALL = regex.compile(r"(?:当中|之中|其中|期间|之间|之后|之前|之际|以来|的时候|时|后|前|里|内)$")
"""What ends a phrase that only says when or among what."""
_POINTING = regex.compile(r"(?:他们|她们|它们|他|她|它|这|那|该|此|其)")
_DATE_ALONE = regex.compile(
    r"[到至于在从截自]{0,2}(?:当天|当日|凌晨|早上|上午|下午|晚上|\p{Nd}{1,4}[年月日时時分点點秒])+(?:许|左右|时)?"
)

# What a phrase may begin with and does not need, and what one cannot begin with.
_OPENERS = (
    "ទោះបីជា", "ទោះបី", "ប៉ុន្តែ", "ហើយ", "ខណៈ", "ដោយមាន", "ដោយ", "ចំណែក", "ព្រមទាំង", "និង", "ដែល", "ថា",
    "แต่", "และ", "โดย", "ซึ่ง", "ว่า", "ขณะที่", "แล้ว",
)  # fmt: skip
_LEANS = (
    "ទៅ", "កើនឡើង", "កើន", "ធ្លាក់", "ថយ", "ដល់", "ពី", "គឺ", "មក", "ក្នុង", "នៅ", "ត្រូវ", "បាន", "ស្មើ", "រហូត", "លើស", "គេ",
    "เพิ่ม", "ลด", "จาก", "ถึง", "เป็น", "คิดเป็น", "ใน", "กว่า",
)  # fmt: skip
_POINTERS = ("នោះ", "នេះ", "នั้น", "นี้")
_CLOSERS = ("ក៏ដោយ", "ផងដែរ", "ផង", "វិញ", "ด้วย", "แล้ว")
# Verbs behind which what is counted begins; no sign of a syllable follows them.
_VERB = regex.compile(
    r"(?:ទទួល|មាន|រក|ជូន|ចំណាយ|ដាក់|បង្ហាញ|បញ្ជូន|បើក|សម្លាប់|លក់|ทำ|ได้|มี|รับ|พบ|ว่า|ให้|จำนวน)(?!\p{M})"
)
_PHRASE_GAP = regex.compile(r"[,;:()“”«»។៕]|[\s\u00a0]")
_CLAUSE_END = regex.compile(r"[,;:“”«»។៕?!]")
_SPACED = 7.0  # characters between blanks on average: from here down the blanks part words
_FEWEST = 2  # characters before a figure that name something


def han_title(sentence: str, quantity: Quantity) -> tuple[str, float]:
    """The clause of a figure in Chinese, with the one before it if that one holds the subject; and how clear it is."""
    begin, end = _extent(sentence, quantity, _HAN_GAP)
    clause = sentence[begin:end].strip()
    found = _CONNECTIVE.match(clause)
    if found and begin + found.end() <= quantity.bound_start:
        clause = clause[found.end() :]
    if _DATE_ALONE.fullmatch(clause) or _NOT_ALL.search(clause) or len(clause) > LONGEST_TITLE:
        return number_of(sentence, quantity), 0.0
    if _POINTING.match(clause):
        return clause, LEANING
    if _NO_SUBJECT.match(clause):
        before = sentence[:begin].rstrip("，")
        earlier = _HAN_GAP.split(before)[-1].strip()
        joined = f"{earlier}，{clause}"
        if earlier and begin and sentence[begin - 1] == "，" and len(joined) <= _LONGEST_HAN:
            return joined, LEANING if _POINTING.match(earlier) or _NO_SUBJECT.match(earlier) else JOINED
        return clause, LEANING
    return clause, WHOLE if len(clause) <= _LONGEST_HAN else LEANING


def phrase_title(sentence: str, quantity: Quantity) -> tuple[str, float]:
    """The phrase between blanks that holds a figure, from what is counted on: ``ភ្ញៀវទេសចរបរទេសជិត២,៦លាននាក់``."""
    counted = _counted_end(quantity)
    left, right = _extent(sentence, quantity, _CLAUSE_END)
    gaps = [match.start() for match in _PHRASE_GAP.finditer(sentence, left, right)]
    if right - left <= _SPACED * len(gaps):
        title = sentence[left:counted].strip()
        return (
            (title, JOINED)
            if len(title) <= LONGEST_TITLE
            else _behind_verb(sentence, (left, counted), quantity)
        )
    begin = max((gap + 1 for gap in gaps if gap < quantity.bound_start), default=left)
    if not sentence[begin : quantity.bound_start].strip():
        begin = max((gap + 1 for gap in gaps if gap + 1 < begin), default=left)
    at = quantity.end + 1 if quantity.kind == COUNT and counted == quantity.end else counted
    end = min((gap for gap in gaps if gap >= at), default=right)
    return _phrased(sentence, (begin, max(end, counted)), quantity)


def _counted_end(quantity: Quantity) -> int:
    return max(quantity.end, quantity.noun[1]) if quantity.kind == COUNT else quantity.end


def _phrased(sentence: str, span: tuple[int, int], quantity: Quantity) -> tuple[str, float]:
    begin, end = span
    counted = _counted_end(quantity)
    for opener in _OPENERS:
        if sentence.startswith(opener, begin) and begin + len(opener) <= quantity.bound_start:
            begin += len(opener)
    for closer in _CLOSERS:
        if sentence[:end].endswith(closer) and end - len(closer) >= counted:
            end -= len(closer)
    for last in dict.fromkeys((end, counted)):
        title = sentence[begin:last].strip()
        if len(title) <= LONGEST_TITLE:
            named = len(sentence[begin : quantity.bound_start].strip()) > _FEWEST
            if title.startswith(_LEANS) or any(word in title for word in _POINTERS):
                return title, LEANING
            return title, WHOLE if named else ALONE
    return _behind_verb(sentence, (begin, counted), quantity)


def _behind_verb(sentence: str, span: tuple[int, int], quantity: Quantity) -> tuple[str, float]:
    """What stands between the last verb before a figure and the figure's end, or the words before it that fit."""
    begin, end = span
    starts = [match.end() for match in _VERB.finditer(sentence, begin, quantity.bound_start)]
    for start in starts:
        title = sentence[start:end].strip()
        if len(title) <= LONGEST_TITLE and len(sentence[start : quantity.bound_start].strip()) > _FEWEST:
            return title, JOINED if not title.startswith(_LEANS) else LEANING
    return sentence[quantity.bound_start : end].strip(), ALONE


def _extent(sentence: str, quantity: Quantity, gap: "regex.Pattern[str]") -> tuple[int, int]:
    """From the last mark before a quantity to the first one behind it."""
    left = max((match.end() for match in gap.finditer(sentence, 0, quantity.bound_start)), default=0)
    behind = gap.search(sentence, max(quantity.end, quantity.noun[1]))
    return left, behind.start() if behind else len(sentence.rstrip("。．.!? "))
