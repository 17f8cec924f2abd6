"""Figures in languages of every region: the digits, scales, fractions and units that their newspapers write."""

import time

import pytest

from episodekit.article.quantities.stated import quantities


@pytest.mark.parametrize(
    ("language", "sentence", "expected"),
    [
        ("vi", "Hai nghìn năm trăm người, hai mươi lăm vụ, một triệu rưỡi.", ["count:2500", "count:25", "count:1.5e+06"]),
        ("vi", "Sau hai mươi năm, ba năm và hai nghìn năm.", ["duration:3", "duration:2000"]),
        ("vi", "Chi 15 nghìn tỷ đồng, tức hai phần ba ngân sách; ba trăm linh năm nhà.", ["money:1.5e+13", "share:0.666667", "count:305"]),
        ("vi", "Tỷ lệ trên 100.000 dân là 12%.", ["percent:12"]),
        ("ar", "قتل خمسة عشر شخصا وأصيب مئة وخمسون.", ["count:15", "count:150"]),
        ("ar", "عاد ثلاثة وعشرون ألف لاجئ، وألف شخص آخر، وعشرات الآلاف ينتظرون.", ["count:23000", "count:1000", "count:10000"]),
        ("ar", "وصل ألف شخص، وتضررت ١٥٬٠٠٠ أسرة و٣٫٥ في المئة من المدارس.", ["count:1000", "count:15000", "percent:3.5"]),
        ("fa", "۱۵۰۰۰ نفر، ۳٫۵ میلیون دلار و ۲۰ درصد.", ["count:15000", "money:3.5e+06", "percent:20"]),
        ("hi", "१५ लाख लोग और 2.5 करोड़ रुपये, 20 प्रतिशत।", ["count:1.5e+06", "money:2.5e+07", "percent:20"]),
        ("ko", "1만5000명이 3조 5천억원을 냈고 20퍼센트 늘었다.", ["count:15000", "money:3.5e+12", "percent:20"]),
        ("ja", "3分の1が賛成し、5割が反対、売上は2倍。", ["share:0.333333", "share:0.5", "measure:2"]),
        ("zh", "利润翻了一番，1万5000人受益。", ["change:2", "count:15000"]),
        ("th", "มีผู้เข้าร่วม ๑๕,๐๐๐ คน ร้อยละ 20 หนึ่งในสามของเมือง", ["count:15000", "percent:20", "share:0.333333"]),
        ("km", "មនុស្ស១៥.០០០នាក់ និងពាក់កណ្តាលនៃទីក្រុង", ["count:15000", "share:0.5"]),
        ("ru", "Погибли 15 тысяч человек, ущерб 3,5 млн рублей, треть домов.", ["count:15000", "money:3.5e+06", "share:0.333333"]),
        ("ru", "Двадцать пять тысяч семей, полтора миллиона тонн.", ["count:25000", "measure:1.5e+06"]),
        ("uk", "Понад 15 тисяч осіб, 3,5 млрд гривень.", ["count:15000", "money:3.5e+09"]),
        ("pl", "Ponad 15 tys. osób, 3,5 mln zł, 20 procent.", ["count:15000", "money:3.5e+06", "percent:20"]),
        ("cs", "Přes 15 tisíc lidí, 3,5 miliardy korun.", ["count:15000", "money:3.5e+09"]),
        ("ro", "15 mii de oameni, 3,5 milioane de euro, 20 la sută.", ["count:15000", "money:3.5e+06", "percent:20"]),
        ("hu", "Több mint 15 ezer ember, 3,5 milliárd forint.", ["count:15000", "money:3.5e+09"]),
        ("el", "Πάνω από 15 χιλιάδες άτομα, 3,5 εκατ. ευρώ.", ["count:15000", "money:3.5e+06"]),
        ("he", "15 אלף איש, 3.5 מיליון שקל, 20 אחוזים.", ["count:15000", "money:3.5e+06", "percent:20"]),
        ("tr", "15 bin kişi, 3,5 milyon lira, yüzde 20, %8.", ["count:15000", "money:3.5e+06", "percent:20", "percent:8"]),
        ("id", "15 ribu orang, Rp1,5 triliun, 20 persen, sepertiga warga.", ["count:15000", "money:1.5e+12", "percent:20", "share:0.333333"]),
        ("ms", "15 ribu orang dan 20 peratus.", ["count:15000", "percent:20"]),
        ("sv", "En och en halv miljon människor, 15 000 hem, två tredjedelar.", ["count:1.5e+06", "count:15000", "share:0.666667"]),
        ("da", "Halvanden million mennesker, 3,5 mia. kroner, 20 procent.", ["count:1.5e+06", "money:3.5e+09", "percent:20"]),
        ("nb", "To millioner mennesker, 3,5 milliarder kroner, 20 prosent.", ["count:2e+06", "money:3.5e+09", "percent:20"]),
        ("fi", "Yli 15 tuhatta ihmistä, 3,5 miljoonaa euroa.", ["count:15000", "money:3.5e+06"]),
    ],
)  # fmt: skip
def test_figures_of_a_language(language: str, sentence: str, expected: list[str]) -> None:
    assert [f"{each.kind}:{each.value:g}" for each in quantities(sentence, language)] == expected


@pytest.mark.parametrize(
    ("language", "piece"),
    [
        ("vi", "năm mươi "),
        ("vi", "một "),
        ("ar", "خمسة وعشرون "),
        ("ar", "ألف "),
        ("ko", "1만 5천 "),
        ("zh", "3万5"),
        ("en", "100 000 "),
        ("en", "one person "),
        ("es", "un año y medio "),
    ],
)
def test_a_long_sentence_of_one_piece_is_read_in_bounded_time(language: str, piece: str) -> None:
    begin = time.process_time()
    quantities(piece * (12_000 // len(piece)), language)
    assert time.process_time() - begin < 6  # measured: under 0.6
