"""L3. Who holds which office in Japanese: ``岸田文雄首相``, ``報道官の山田太郎氏``, ``トランプ大統領``, ``山田太郎・東京大教授``.

Names have no capitals and no blanks; a table of surnames tells where a Japanese one begins, katakana where a foreign one does.
"""

from collections.abc import Iterator
from functools import lru_cache

import regex

from episodekit.article.languages.words import any_of, bag
from episodekit.article.people.names import territories

Span = tuple[int, int]

# Offices that follow a surname alone too, and are nobody's but a person's.
_LEADERS = (
    "大統領 副大統領 首相 副首相 外相 防衛相 国防相 財務相 厚労相 経産相 国交相 文科相 農相 法相 環境相 総務相 官房長官 国務長官 国防長官 財務長官 事務総長 "
    "事務局長 国家主席 書記長 総書記 国王 皇太子 教皇 法王 議長 報道官 特使 大使 知事 都知事 府知事 県知事 市長 副市長 町長 村長 区長 大臣 総裁 副総裁 幹事長"
)
_OTHERS = (
    "社長 副社長 会長 副会長 理事長 理事 所長 副所長 局長 部長 課長 室長 館長 院長 学長 校長 園長 教授 准教授 助教 名誉教授 特任教授 客員教授 講師 研究員 主任研究員 "
    "上席研究員 医師 弁護士 検事 判事 裁判官 監督 選手 コーチ 議員 衆院議員 参院議員 代表 副代表 党首 委員長 副委員長 専務 常務 取締役 最高経営責任者 署長 隊長 機長 船長 "
    "店長 編集長 記者 アナリスト エコノミスト 氏長 住職 代表取締役 広報官 広報担当 報道担当 担当者 責任者 専門家 解説委員 気象予報士 管理官 長官 次官 政務官 審議官 参事官"
)
_WORKERS = (
    "農家 漁師 会社員 店主 作家 画家 俳優 女優 歌手 監督 写真家 建築家 研究者 学生 大学生 主婦 教諭 教師 看護師 保育士 消防士 警察官 ジャーナリスト ライター 経営者 起業家 創業者 "
    "オーナー スポークスマン 公認会計士 税理士 司法書士 獣医師 薬剤師 助産師 宇宙飛行士 料理人 シェフ デザイナー エンジニア プロデューサー 音楽家 作曲家 指揮者 落語家 棋士 評論家 "
    "歴史家 考古学者 経済学者 政治学者 生物学者 物理学者 化学者 気象学者 地質学者 心理学者 社会学者 哲学者"
)
_OFFICE = any_of(bag(f"{_LEADERS} {_OTHERS}"))
_ANY = any_of(bag(f"{_LEADERS} {_OTHERS} {_WORKERS}"))
_LEADER = any_of(bag(_LEADERS))
_SURNAMES = any_of(
    bag(
        "佐藤 鈴木 高橋 田中 伊藤 渡辺 渡邊 山本 中村 小林 加藤 吉田 山田 佐々木 山口 松本 井上 木村 斎藤 斉藤 清水 山崎 森 池田 橋本 阿部 石川 山下 中島 石井 小川 前田 "
        "岡田 長谷川 藤田 後藤 近藤 村上 遠藤 青木 坂本 福田 太田 西村 藤井 藤原 岡本 三浦 金子 中野 中川 原田 松田 竹内 小野 田村 中山 和田 石田 森田 上田 原 内田 柴田 酒井 宮崎 "
        "横山 高木 安藤 宮本 大野 小島 谷口 今井 工藤 高田 増田 丸山 杉山 村田 大塚 新井 小山 平野 藤本 河野 上野 野口 武田 松井 千葉 岩崎 菅原 木下 久保 佐野 野村 松尾 菊地 杉本 市川 "
        "古川 大西 島田 水野 桜井 高野 渡部 吉川 山内 西田 飯田 菊池 西川 小松 北村 安田 五十嵐 川口 平田 関 中田 久保田 服部 東 岩田 土屋 川崎 福島 本田 辻 樋口 秋山 田口 永井 "
        "山中 中西 吉村 川上 石原 大橋 松岡 馬場 浜田 森本 星野 矢野 浅野 大島 吉岡 松下 荒木 岸田 菅 安倍 石破 高市 小泉 麻生 茂木 林 小池 植田 黒田 枝野 泉 玉木 野田 立憲 志位 "
        "福岡 川村 熊谷 大谷 羽生 上川 加納 鳩山 宮沢 橋下 松野 岩屋 中谷 赤沢 武藤 片山 三村 神田 内藤 大久保 須藤 望月 永田 奥村 南 白石 尾崎 荒井 早川 黒木 篠原 大川 成田 堀 "
        "西 岡 児玉 広瀬 川島 本間 榎本 大森 柳 星 平井 岩本 関口 吉野 天野 片岡 今村 栗原 三宅 富田 堀内 稲垣 三好 河合 土井 宮田 田代 小沢 小田 津田 落合 徳永 長島 細川 玉城 大村 習 李 王 金 尹 文 朴 蔡 頼 張 陳 劉 楊 趙 呉 周 鄭 許 韓 馬 謝"
    )
)
_JAPANESE = rf"(?:(?:{_SURNAMES})(?!{_OFFICE})(?:[\p{{Han}}々][\p{{Han}}\p{{Hiragana}}々]{{0,2}}?|[\p{{Hiragana}}]{{2,4}}?))"
_KATAKANA = r"[\p{Script=Katakana}ー]{2,12}"
_FOREIGN = rf"(?:{_KATAKANA}(?:[・＝=]{_KATAKANA}){{1,3}})"
_FULL = rf"(?:{_JAPANESE}|{_FOREIGN})"
# Where a name may begin: not within a word of Chinese characters or of katakana.
_FREE = r"(?<![\p{Han}\p{Script=Katakana}ー々・])"
_CLOSED = r"(?=[はがもをにとへらや、。，」）)（(]|から|による|によ|の|ら|$)"
_ORGANISATION = r"(?:[\p{Han}\p{Script=Katakana}ーA-Za-z々]{1,16})?"

# 岸田文雄首相は
_BEFORE = (
    rf"{_FREE}(?P<name>{_FULL})(?:前|元|新|副)?(?P<function>(?:前|元|新)?(?:{_OFFICE}))(?!の妻|の夫){_CLOSED}"
)
# 岸田首相は, トランプ大統領は
_SURNAME = (
    rf"{_FREE}(?P<name>{_SURNAMES}|{_KATAKANA})(?:前|元|新)?(?P<function>(?:前|元|新)?(?:{_LEADER})){_CLOSED}"
)
# 報道官の山田太郎氏, 農家、佐藤花子さん
_OF = rf"(?P<function>{_ORGANISATION}(?:の)?(?:{_ANY}))[のでだ、]{{1,2}}?(?P<name>{_FULL})(?=さん|氏|容疑者|被告|は、)"
# 山田太郎・東京大教授は
_POINT = rf"{_FREE}(?P<name>{_JAPANESE})[・（(](?P<function>[\p{{Han}}\p{{Script=Katakana}}ー々]{{1,16}}?(?:{_OFFICE})){_CLOSED}"
_NO_NAMES = bag(
    "アメリカ ヨーロッパ アジア アフリカ グループ チーム クラブ メーカー センター イスラム クルド パレスチナ メディア スポーツ ホワイトハウス ホールディングス"
)


@lru_cache(maxsize=4)
def _compiled(pattern: str) -> regex.Pattern[str]:
    return regex.compile(pattern)


def japanese(sentence: str, language: str) -> Iterator[tuple[Span, Span]]:
    """The spans of names and functions, each name once."""
    taken: set[int] = set()
    for pattern in (_BEFORE, _POINT, _OF, _SURNAME):
        for match in _compiled(pattern).finditer(sentence):
            name = match["name"]
            if match.start("name") in taken or name in _NO_NAMES or name in territories(language):
                continue
            taken.add(match.start("name"))
            yield match.span("name"), match.span("function")
