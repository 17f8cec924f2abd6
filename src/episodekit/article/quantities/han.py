"""L3. What a numeral in Chinese characters is worth."""

import unicodedata

_DIGITS = dict(zip("〇零一二三四五六七八九两兩", (0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 2, 2), strict=True))
_SCALES = {"十": 10, "百": 100, "千": 1000, "십": 10, "백": 100, "천": 1000}
MYRIADS = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8, "만": 10**4, "억": 10**8, "조": 10**12}


def han_value(word: str) -> float:
    """What a numeral in Chinese characters is worth, such as 一万五千."""
    total = section = digit = 0
    below, least = 1, float("inf")  # the scale before a last digit; the least of the myriads so far
    for sign in filter(str.strip, word):
        if sign.isdecimal():
            digit = digit * 10 + unicodedata.digit(sign)
        elif sign in _DIGITS:
            digit, below = _DIGITS[sign], below if _DIGITS[sign] else 1
        elif sign in _SCALES:
            section += (digit or 1) * _SCALES[sign]
            digit, below = 0, _SCALES[sign] // 10
        else:
            scale = MYRIADS[sign]
            if scale > least:  # 2万亿
                total = (total + section + digit) * scale
            else:
                total += (section + digit or 1) * scale
            section = digit = 0
            below, least = scale // 10, scale
    last = word[-1:] in _DIGITS  # 三万五 is 35,000
    return float(total + section + digit * (below if last else 1))
