"""L3. Who holds which office, in languages whose letters do not mark a name: Vietnamese, Chinese, Khmer and Arabic.

Here tables of surnames or honorifics tell a name, and less is found: an office or a name that no table reaches is left out.
Japanese has a module of its own.
"""

from collections.abc import Callable, Iterator
from functools import lru_cache
from types import MappingProxyType

import regex

from episodekit.article.languages.offices import ENGLISH
from episodekit.article.languages.words import any_of, bag, phrases
from episodekit.article.people.japanese import japanese
from episodekit.article.people.names import territories
from episodekit.article.tokens import tokens

Span = tuple[int, int]
Reader = Callable[[str, str], Iterator[tuple[Span, Span]]]

# Vietnamese: names and their words begin with capitals, but so does every word of an office; surnames are few.

_VI_SURNAMES = any_of(
    bag(
        "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đào Đinh Lâm Mai Trịnh Tô Đoàn Lương Trương Tạ Hà Cao "
        "Châu Chu Tăng Thái Quách Vương Lưu Kiều Phùng Tống Triệu La Thạch Viên Giang Nghiêm Ninh Từ Khuất Thân Văn Doãn"
    )
)
_VI_OFFICE = any_of(
    phrases(
        "thủ tướng | phó thủ tướng | chủ tịch nước | phó chủ tịch nước | chủ tịch | phó chủ tịch | tổng bí thư | bí thư | phó bí thư | "
        "bộ trưởng | thứ trưởng | giám đốc | phó giám đốc | tổng giám đốc | phó tổng giám đốc | cục trưởng | phó cục trưởng | "
        "vụ trưởng | trưởng phòng | phó trưởng phòng | trưởng ban | viện trưởng | hiệu trưởng | phó hiệu trưởng | "
        "người phát ngôn | đại biểu | đại sứ | tổng thư ký | trưởng khoa | phó trưởng khoa | đại tướng | thượng tướng | "
        "trung tướng | thiếu tướng | đại tá | thượng tá | trung tá | thiếu tá | đại úy | giáo sư | phó giáo sư | tiến sĩ | bác sĩ | "
        "luật sư | huấn luyện viên | nhà báo | nhà văn | ca sĩ | diễn viên | đạo diễn | kỹ sư | chuyên gia | chánh văn phòng | "
        "chánh án | trưởng công an | tổng thống | phó tổng thống | thủ hiến | thống đốc | quốc vương | ngoại trưởng | thị trưởng | "
        "thượng nghị sĩ | hạ nghị sĩ | nghị sĩ | giáo hoàng | cảnh sát trưởng | người sáng lập | nhà sáng lập | phát ngôn viên | nhà khoa học | "
        "nhà nghiên cứu | nhà kinh tế | kinh tế trưởng | nhà phân tích | kiểm lâm | nông dân | hiệu phó | thẩm phán | kiểm sát viên | tổng biên tập | "
        "người dân | điều dưỡng | y tá | nữ hộ sinh | tài xế | lái xe | thuyền trưởng | thuyền viên | máy trưởng | ngư dân | nhân chứng | nguyên đơn | bị cáo | bị can | nạn nhân | "
        "vận động viên | cầu thủ | thủ môn | tiền đạo | tiền vệ | hậu vệ | kình ngư | võ sĩ | tay vợt | cua-rơ | đô vật | xạ thủ | kỳ thủ | trọng tài | "
        "chủ quán | chủ cửa hàng | chủ tiệm | chủ nhà | chủ tàu | tiểu thương | công nhân | cô giáo | thầy giáo | giáo viên | giảng viên | sinh viên | học sinh | "
        "thạc sĩ | dược sĩ | kiến trúc sư | họa sĩ | nhạc sĩ | nghệ sĩ | nhạc trưởng | người mẫu | phóng viên | biên tập viên | phi công | lính cứu hỏa | cứu hộ viên | tình nguyện viên | "
        "chiến sĩ | thiếu úy | trung úy | thượng úy | doanh nhân | nhà sản xuất | nhà sử học | nhà thơ | nhà thiết kế | đầu bếp | quản lý | kế toán trưởng | kế toán | trưởng thôn | trưởng đoàn | đội trưởng | "
        "tổ trưởng | trưởng nhóm | chủ nhiệm | phó chủ nhiệm | trưởng khoa | phó trưởng ban | ủy viên | điều phối viên | "
        "ceo | nguyên thủ tướng | nguyên bộ trưởng | nguyên chủ tịch | cựu chủ tịch"
    )
)
_VI_PLACES = any_of(
    phrases(
        "Hà Nội | Hồ Chí Minh | Hà Giang | Hà Nam | Hà Tĩnh | Hà Tây | Hà Đông | Thái Nguyên | Thái Bình | Thái Lan | Cao Bằng | Cao Lãnh | Lâm Đồng | Ninh Bình | "
        "Ninh Thuận | Hoàng Sa | Hoàng Mai | Vũng Tàu | Tô Lịch | Đinh Tiên | Mai Châu | Châu Á | Châu Âu | Châu Phi | Châu Mỹ | Giang Nam | Văn Phòng | La Mã | "
        "Hồ Tây | Hồ Gươm | Hà Lan | Triệu Phong | Hoàng Thành | Lý Sơn | Lương Sơn | Văn Lang | Văn Miếu"
    )
)
# What an office does not go on over.
_VI_VERB = (
    r"(?:cho|nói|đã|sẽ|đang|khẳng|nhấn|yêu|chỉ|đến|tại|thăm|là|và|có|được|bị|về|với|do|khi|trong|cùng|chia|phát|thông|ký|"
    r"đề|gặp|theo|để|nhưng|này|kiêm|của)"
)
_VI_NAME = rf"(?-i:(?P<name>(?!(?:{_VI_PLACES})(?!\p{{L}}))(?:{_VI_SURNAMES})(?:\s\p{{Lu}}\p{{Ll}}{{0,7}}){{1,3}}))(?![\p{{L}}\p{{M}}])"
_VI_BEFORE = (
    rf"(?<!\p{{L}})(?P<function>(?:{_VI_OFFICE})(?:(?:\s(?!{_VI_VERB}\b)(?-i:\p{{Ll}}+)){{0,3}}\s(?-i:\p{{Lu}})\p{{L}}{{0,9}}(?:\s(?!{_VI_VERB}\b)\p{{L}}{{1,9}}){{0,7}}?)??),?"
    rf"\s(?:(?:ông|bà|gs|ts|pgs|ths|bs)\.?\s)?{_VI_NAME}"
)
# Foreign names: no word of theirs has the form of a Vietnamese syllable, at least not both of the first two.
_VI_SYLLABLE = (
    r"(?:ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdghklmnrstvx])?[aeiouy]{1,3}(?:ng|nh|ch|[cmnpt])?(?![a-z])"
)
_VI_FOREIGN = (
    rf"(?-i:(?P<name>(?=[A-Z])(?:(?!(?i:{_VI_SYLLABLE}))|(?=[A-Z][a-z]+\s(?!(?i:{_VI_SYLLABLE}))))[A-Z][a-z]{{1,14}}"
    r"(?:\s[A-Z](?:\.|[A-Za-z'’-]{1,15})){1,2}))(?![\p{L}\p{M}])"
)
_VI_ABROAD = rf"(?<!\p{{L}})(?P<function>(?:{_VI_OFFICE})(?:\s(?!{_VI_VERB}\b)\p{{L}}{{1,9}}){{0,5}}?),?\s(?:ông\s|bà\s)?{_VI_FOREIGN}"
_VI_BEHIND = (
    rf"(?<!\p{{L}}){_VI_NAME}\s?(?:,|-|–|\()\s?(?P<function>(?:nguyên\s|cựu\s)?(?:{_VI_OFFICE})(?:\s(?!{_VI_VERB}\b)(?:TP\.\s?)?\p{{L}}{{1,9}}){{0,12}})"
    rf"(?=\s?[,.;:)–\-]|\s{_VI_VERB}\b|$)"
)

# Chinese: an office, a surname with one or two further characters, and a verb of speech behind them.

_ZH_OFFICE = any_of(
    bag(
        "发言人 新闻发言人 總統 总统 副总统 總理 总理 副总理 首相 主席 副主席 主任 副主任 部长 副部长 部長 外长 外長 防长 财长 局长 副局长 局長 厅长 处长 "
        "负责人 負責人 预报员 村民 居民 学者 學者 演员 歌手 运动员 "
        "护士长 目击者 原告 被告 被害人 受害者 幸存者 选手 球员 队长 门将 前锋 消防员 飞行员 教师 老师 学生 大学生 工人 渔民 农民 村长 市民 民警 警官 交警 厨师 摊主 乘客 游客 "
        "房主 业主 设计师 摄影师 画家 项目经理 财务总监 首席财务官 首席运营官 社长 主编 检察官 辩护律师 家属 "
        "参选人 候选人 财政部长 国务卿 联络员 馆长 館長 台长 船长 机长 园长 司机 店主 志愿者 护士 首席科学家 气象学家 科学家 科學家 创始人 創辦人 "
        "市长 副市长 市長 省长 副省长 省長 州长 县长 区长 镇长 村长 书记 副书记 書記 院长 副院长 院長 校长 副校长 校長 会长 副会长 會長 董事长 董事長 总裁 副总裁 "
        "總裁 总经理 副总经理 經理 经理 首席执行官 首席经济学家 经济学家 教授 副教授 研究员 研究員 专家 專家 院士 分析师 律师 医生 医师 大使 总干事 总领事 委员 議員 议员 秘书长 "
        "秘書長 检察长 大法官 法官 司令 将军 教练 主教练 记者 作家 导演 工程师 所长 副所长 所長 站长 队长 司长 副司长 司長 行长 副行长 署长 署長 發言人 立委 委員"
    )
)
_ZH_RANK = any_of(
    bag(
        "总统 副总统 總統 总理 副总理 總理 主席 副主席 部长 副部长 部長 局长 副局长 局長 厅长 市长 副市长 市長 省长 副省长 省長 州长 县长 区长 镇长 书记 副书记 書記 "
        "院长 副院长 院長 校长 副校长 校長 会长 會長 董事长 董事長 总裁 副总裁 總裁 总经理 首席执行官 教授 院士 大使 总干事 秘书长 秘書長 司令 将军 主教练 所长 副所长 所長 "
        "队长 司长 司長 行长 行長 署长 署長 发言人 發言人 立委 首相 外长 外長"
    )
)
_ZH_TRADE = any_of(
    bag(
        "护士 护士长 目击者 原告 被告人 被告 受害者 幸存者 司机 驾驶员 船长 机长 选手 运动员 球员 门将 前锋 消防员 志愿者 教师 渔民 农民 村民 民警 交警 厨师 店主 摊主 乘客 设计师 "
        "摄影师 医生 律师 工程师 歌手 演员 导演 作家 画家 学者 项目经理 裁判"
    )
)
_ZH_ACTS = "(?:当晚|當晚|当时|當時|及时|及時|立即|要求|告诉|告訴|目睹|看到|看见|回忆|夺得|奪得|获得|獲得|夺冠|奪冠|赢得|贏得|以\\d|发现|發現|救出|提起|起诉|起訴|认罪|获救|獲救|受伤|受傷)"
_ZH_SURNAMES = (
    "王李张張刘劉陈陳杨楊赵趙黄黃周吴吳徐孙孫胡朱高林何郭马馬罗羅梁宋郑鄭谢謝韩韓唐冯馮于董萧程曹袁邓鄧许許傅沈曾彭吕呂苏蘇卢盧蒋蔣蔡贾賈丁魏薛叶葉阎"
    "余潘杜戴夏锺汪田任姜范方石姚谭譚廖邹鄒熊金陆陸郝孔白崔康毛邱秦江史顾顧侯邵孟龙万萬段雷钱汤尹黎易常武乔贺贺龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢骆岳"
    "赖賴鐘钟鍾莊藍蓝溫温詹簡齐尚梅庄辛管祝左涂谷祁耿牟卜路詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边辜吉"
)
_ZH_DOUBLE = "欧阳|歐陽|司马|司馬|诸葛|諸葛|上官|司徒|夏侯|皇甫"
_ZH_GIVEN = r"[\p{Han}--[地得着们們的在向对對就于於也还還又已将將今昨当當周日月年表说說称稱指认認介透告宣回应應解坦呼主出会會接的了是和与與]]"
_ZH_NAME = (
    r"(?P<name>\p{Han}{1,6}(?:·\p{Han}{1,7}?){1,2}|"
    rf"(?:{_ZH_DOUBLE}|[{_ZH_SURNAMES}]){_ZH_GIVEN}{{1,2}})"
)
# The characters that foreign names are written with; a run of them before a verb of speech is one.
_ZH_FOREIGN = (
    "[阿艾爱安昂奥巴拜班邦包鲍贝本比彼宾波伯勃博布查戴丹德登迪蒂丁杜厄恩尔法费芬菲弗福夫甘冈戈格葛根古哈汉赫亨洪霍基吉加贾杰卡凯康科克肯库拉莱兰朗劳勒雷里丽利莉"
    "林琳龙卢鲁伦罗洛马麦曼梅蒙米密莫默姆慕内纳奈尼涅宁纽努诺欧帕潘佩彭皮珀普齐奇乔琼茹瑞若撒萨塞桑瑟森沙莎施史斯舒朔丝索塔泰坦汤唐陶特滕提廷图托瓦旺韦维沃乌武西希夏谢辛休许雅亚扬耶伊因英尤泽扎詹芝朱京穆娅妮娜彻赛盖柯敦弥哥耳琪嘉]"
)
_ZH_VERB = "(?:表示|警告|提醒|承认|承認|否认|否認|批评|批評|敦促|谴责|譴責|指责|写道|补充|補充|预测|预计|预警|建议|建議|重申|证实|證實|回忆|直言|感叹|说|說|称|稱|指出|介绍|介紹|强调|強調|认为|認為|透露|告诉|告訴|宣布|宣佈|回应|回應|解释|解釋|坦言|呼吁|呼籲|主持|出席)"
_ZH = rf"(?P<office>{_ZH_OFFICE}){_ZH_NAME}(?=(?:(?:在|向|对|對|就|于|於|也|还|還|今|昨|当|當|周|接受|\d)[^\s，。；！？]{{0,12}}?)?{_ZH_VERB})"
_ZH_LEADER = rf"(?P<office>总统|总理|首相|国务卿|外长|防长|财长)(?P<name>{_ZH_FOREIGN}{{2,6}}+)(?!·)(?=就职|(?:在|于|就|[\d周]|今天|昨天|日前)?[^\s，。；！？]{{0,8}}?{_ZH_VERB})"
# What else a person does behind an office and a name: less certain, so the name must not begin with a word.
_ZH_DOES = (
    "(?:[，。、；（）()！]|$|赶往|趕往|前往|负责|負責|要求|会见|會見|访问|訪問|率领|率領|带领|帶領|带队|批准|签署|簽署|抵达|抵達|视察|視察|担任|擔任|"
    "接受|指挥|指揮|当选|當選|去世|辞职|辭職|做过|曾|已|将|將|被|和|与|與|以及|等|在|也|一行|近日|日前|为|為|还|還|自|则|則|同)"
)
_ZH_LOOSE = rf"(?P<office>{_ZH_RANK}){_ZH_NAME}(?={_ZH_DOES})"
_ZH_WORKER = rf"(?P<office>{_ZH_TRADE}){_ZH_NAME}(?={_ZH_ACTS})"
_ZH_FOREIGNER = rf"(?P<office>副?总统|總統|总理|總理|首相|国务卿|外长|防长|财长|参选人|候选人|总干事|秘书长|部长|发言人|主席|首席执行官|总裁|市长|州长)(?P<name>{_ZH_FOREIGN}{{2,6}}+)(?!·)(?=于|就|通电话|{_ZH_DOES}|{_ZH_VERB})"
_ZH_ORGANISATION = regex.compile(
    r"(?:共和|日本|和平|[\p{Han}A-Z--[的在和与與对對向据據由是了说說称稱等及让请請被把从從日月年时時，]]){0,20}$",
    regex.VERSION1,
)
_ZH_LEADING = regex.compile(
    r"(?:会见|访问|任命|采访|邀请|听取|会晤|选举|当天|随后|此前|目前|其中|记者|今天|昨天|针对|对于|根据|经|原|而|但|并|以及|同时)"
)
_ZH_NO_NAME = regex.compile(
    r"(?:[高安马明成方常强文于任白路关解向]\p{Han}?(?:度|兴|全|确|功|面|常|调|件|是|何|时|于|后|注|说|上|下))"
)

# Khmer: an honorific, then a surname and a given name with a blank between them.

_KM_OFFICE = any_of(
    bag(
        "រដ្ឋមន្ត្រី នាយករដ្ឋមន្ត្រី ឧបនាយករដ្ឋមន្ត្រី ទេសរដ្ឋមន្ត្រី រដ្ឋលេខាធិការ អនុរដ្ឋលេខាធិការ អ្នកនាំពាក្យ អភិបាល អភិបាលរង ប្រធាន អនុប្រធាន អគ្គនាយក អគ្គនាយករង នាយក អគ្គលេខាធិការ "
        "អគ្គស្នងការ អគ្គស្នងការរង ស្នងការ មេបញ្ជាការ មេបញ្ជាការរង ឯកអគ្គរដ្ឋទូត អនុប្រធាន សាស្ត្រាចារ្យ មេធាវី"
    )
).replace("ន្ត", "ន្[តដ]")
_KM_HONORIFIC = "(?:លោកជំទាវ|លោកស្រី|លោកវេជ្ជបណ្ឌិត|លោកបណ្ឌិត|លោកឧកញ៉ា|ឧកញ៉ា|កញ្ញា|លោក|ឯកឧត្តម|អ្នកស្រី|សម្[តដ]េចធិបតី|សម្[តដ]េច|ឧត្តមសេនីយ៍ឯក|ឧត្តមសេនីយ៍ទោ|ឧត្តមសេនីយ៍ត្រី)"
_KM_LETTER = r"[\u1780-\u17d3\u200b]"
_KM_VERB = (
    r"(?:បាន|ថ្លែង|(?<!ព័ត៌)មាន|នឹង|ត្រូវ|ថា(?!មពល)|និង|នៅ|ដែល|គឺ|(?<!កម្ពុ|រា)ជា(?!តិ|ន់|ង|យ)|បញ្ជាក់|ប្រាប់|អះអាង|អញ្ជើញ)"
)
_KM_NAME = (
    rf"(?P<name>(?!(?:{_KM_OFFICE}))(?:(?!{_KM_VERB}){_KM_LETTER}){{1,9}}\s(?!(?:{_KM_OFFICE}|{_KM_HONORIFIC}))"
    rf"(?:(?!{_KM_VERB}){_KM_LETTER}){{2,14}})(?=\s|{_KM_VERB}|[។,]|$)"
)
_KM_FUNCTION = rf"(?P<function>(?:{_KM_OFFICE})(?:(?!{_KM_VERB}){_KM_LETTER}){{0,60}})"
_KM_BEHIND = rf"{_KM_HONORIFIC}\s?{_KM_NAME}\s(?:ជា\s?)?{_KM_FUNCTION}(?=\s|{_KM_VERB}|[។,]|$)"
_KM_LEADER = rf"(?:{_KM_HONORIFIC}\s?|(?<![\u1780-\u17d3]))(?P<function>(?:ឧប|អតីត)?(?:នាយក|ទេស)?រដ្ឋមន្[តដ]្រី)\s(?:{_KM_HONORIFIC}\s?)?{_KM_NAME}"
_KM_BEFORE = rf"{_KM_FUNCTION}\s{_KM_HONORIFIC}\s?{_KM_NAME}"

# Arabic: an office with what belongs to it, then a common first name and one name more.

_AR_OFFICE = any_of(
    phrases(
        "وزير | وزيرة | رئيس | رئيسة | الرئيس | نائب رئيس | نائب الرئيس | رئيس الوزراء | المتحدث باسم | المتحدثة باسم | الناطق باسم | "
        "المتحدث الرسمي باسم | الأمين العام | أمين عام | مدير | مديرة | المدير العام | محافظ | حاكم | سفير | السفير | ملك | الملك | "
        "ولي العهد | الأمير | أمير | المستشار | مستشار | النائب | القاضي | العميد | اللواء | العقيد | الدكتور | البروفيسور | عمدة | قائد | "
        "المتحدث الرسمي | الناطقة باسم | المديرة | المدير | رئيس بلدية | رئيس مجلس | السكرتير العام | نظيره | نظيرته | نظيرها | المدير التنفيذي | الرئيس التنفيذي | "
        "الخبير | خبير | الباحث | الباحثة | الطبيب | الطبيبة | المحامي | المحامية | الصحفي | الصحفية | الأستاذ | أستاذ | البابا | الفريق | "
        "الممرض | الممرضة | ممرض | ممرضة | السائق | سائق | شاهد العيان | شاهدة العيان | الشاهد | الشاهدة | المدعي | المدعية | المتهم | المتهمة | الضحية | القبطان | قبطان | "
        "العداء | العداءة | السباح | السباحة | اللاعب | اللاعبة | لاعب | لاعبة | الحارس | المهاجم | البطل | البطلة | المزارع | الصياد | صياد | التاجر | صاحب المتجر | المعلم | المعلمة | "
        "المهندس | المهندسة | الكاتب | الكاتبة | المخرج | المخرجة | الممثل | الممثلة | الفنان | الفنانة | المطرب | المطربة | المواطن | المواطنة | النازح | النازحة | اللاجئ | اللاجئة | "
        "الناشط | الناشطة | المتطوع | المتطوعة | المسعف | المسعفة | الطالب | الطالبة | العالم | العالمة | المحلل | المحللة | الاقتصادي | المصور | الشيخ | النقيب | الرائد | المقدم | الملازم | "
        "النائبة | السيناتور | عضو | المفوض | المفوضة | مساعد وزير | وكيل وزارة | المبعوث | منسق | منسقة | مدرب | المدرب"
    )
)
_AR_FIRST = any_of(
    bag(
        "سعاد زينب أمل إيمان خديجة حليمة سلمى سمية سناء نوال وفاء ابتسام نهى دينا ريم رنا لمى لينا هبة أسماء محمد أحمد احمد محمود مصطفى علي حسن حسين خالد عمر عثمان يوسف إبراهيم ابراهيم إسماعيل سعيد سعد سامي سامح طارق كريم كمال جمال جميل ماجد "
        "مجدي ناصر نبيل وليد ياسر زياد رامي رشيد سليم سلمان سلطان سليمان صالح صلاح طلال عادل عامر عماد فارس فاروق فؤاد فيصل قاسم ماهر مازن معاذ "
        "منصور موسى هاني هشام هيثم وائل بدر بندر تركي تميم حمد حمدان حمدي حيدر زايد شريف عباس فهد ليلى مريم فاطمة عائشة نورة هالة هند رانيا سارة "
        "نادية أيمن أسامة أنور أكرم أمين أنس بشار بلال جابر جاسم راشد رياض زكريا شوقي عصام غسان فتحي لطيفة مها منى نجيب بسام إيهاب أشرف "
        "مايكل جون جو جورج دونالد باراك بيل ديفيد توماس جيمس روبرت ويليام وليام ريتشارد مارك ماركو مايك أنتوني أنطوني توني بول بيتر جيك "
        "ستيفن ستيفان مارتن فرانسوا إيمانويل إيمانويل نيكولا جان بيير كريستيان كريستين أنطونيو خوسيه خوان بيدرو كارلوس لويس أنجيلا أورسولا "
        "أولاف فريدريش فلاديمير سيرغي سيرجي دميتري ديمتري فولوديمير ألكسندر يانس ينس فولكر فيليبو جوزيب بنيامين إيتمار يوآف ناريندرا شي "
        "كير بوريس ريشي تيريزا ليز هيلاري كامالا نانسي ليندا سامانثا كارين ماري آنا سوزان أليس كاثرين نيكي تيدروس كوفي بان سيلفا ينسن "
        "سالم سلطانة حازم حاتم باسم باسل بهاء تامر ثامر جهاد حسام حسان حمزة خليل داود راغب رائد رضا رفيق زهير زيد ساجد سعود سفيان سهيل شادي شاكر شهاب صابر صادق "
        "صبري صفاء ضياء طه ظافر عاصم عبده عدنان عزت عزيز علاء عمار عمران عيسى غازي فادي فراس فريد فوزي قيس كامل لؤي لطفي مالك مبارك مجاهد محسن مروان مسعود مشعل مطلق معتز "
        "مفيد مقداد ممدوح منير مهدي مهند نادر ناجي نافع نايف نزار نضال نعيم هادي هاشم هلال وسام وسيم وضاح يحيى يزن يعقوب يونس آمنة أميرة إلهام بثينة حنان دلال رشا رغد سحر "
        "سلوى شيماء صفية عبير علياء غادة فدوى لبنى ماجدة مروة منال ميساء نجلاء نجوى هدى هناء ياسمين يسرى "
        "رجب بينالي هاكان جوزيف كريم غير فيليب أندرو كيفن برايان إريك آدم دانيال دانيل سيمون"
    )
)
_AR_NOT = "(?:في|من|على|إن|أن|إلى|عن|خلال|مع|قال|أكد|بعد|قبل|اليوم|أمس|الذي|التي|خلال|يوم|هذا|كان|و|ثم|حول|الى|لـ|ب)"
# Known well enough to be called by one name.
_AR_LEADERS = any_of(
    bag(
        "ترامب بايدن أوباما بوش كلينتون بوتين زيلينسكي ماكرون هولاند ساركوزي ميركل شولتس ميرتس ستارمر سوناك جونسون نتنياهو أردوغان السيسي "
        "الأسد الشرع عباس غوتيريش بلينكن روبيو بومبيو كيري لافروف ميلوني مودي لولا بولسونارو مادورو ميلي ترودو كارني تبون سعيد "
        "البرهان مرسي بوتفليقة روحاني رئيسي بزشكيان خان شريف ماي كاميرون بلير"
    )
)
_AR_WORD = r"[\p{Script=Arabic}\p{M}]{2,14}"
_AR_UNIT = rf"(?!{_AR_NOT}(?!\p{{L}}))(?:(?:عبد|أبو|ابن|آل|بن)\s)?{_AR_WORD}"
_AR_AFTER_PREFIX = r"(?:(?<!\p{L})|(?<=(?<!\p{L})[ولبفك])|(?<=(?<!\p{L})و[لب]))"
_AR_LEADER = (
    rf"{_AR_AFTER_PREFIX}(?P<function>(?:الرئيس|رئيس الوزراء|رئيس الحكومة|رئيسة الوزراء|المستشار|المستشارة|وزير الخارجية|الأمين العام)"
    rf"(?:\sال\p{{Script=Arabic}}{{2,12}}ية?)?)\s(?P<name>{_AR_LEADERS})(?![\p{{L}}\p{{M}}])"
)
_AR = (
    rf"{_AR_AFTER_PREFIX}(?P<function>(?:{_AR_OFFICE})(?:\s(?:و?ال|لل)\p{{Script=Arabic}}{{2,14}}){{0,4}}?)،?\s(?:الدكتور\s|السيد\s|د\.\s)?"
    rf"(?P<name>(?:(?:{_AR_FIRST})|عبد\s(?:ال\p{{Script=Arabic}}{{2,12}}|الله))\s(?:\p{{Script=Arabic}}\.\s)?(?:(?:{_AR_FIRST})\s(?=ال))?{_AR_UNIT}"
    rf"(?:\s(?!الماضي|الحالي|التالي|الثاني|الذي)ال\p{{Script=Arabic}}{{3,9}}ي(?![\p{{L}}\p{{M}}]))?)(?![\p{{L}}\p{{M}}])"
)


_AR_BEHIND = (
    r"(?<!\p{L})(?:و)?(?:قال|أكد|أوضح|صرح|صرّح|أضاف|أعلن|ذكر|أثنى|أشار|شدد|شدّد|حذر|حذّر|اعتبر|رحب|رحّب|ندد|كشف|تحدث|رأى|دعا|طالب|نفى|"
    r"أعرب|أفاد|أبلغ|بين|لفت|نوه|وصف|يقول|تقول|يرى|يؤكد|يوضح|أبدى|قدم|توقع|اتهم|انتقد|أعربت|رأت|دعت|نفت|أبدت)(?:ت)?\s(?:الدكتور\s|الدكتورة\s|السيد\s|السيدة\s|د\.\s)?"
    rf"(?P<name>{_AR_UNIT}(?:\s(?:\p{{Script=Arabic}}\.\s)?{_AR_UNIT}){{1,2}}?)،\s(?:وهو\s|وهي\s)?"
    rf"(?P<function>(?:{_AR_OFFICE})(?:\s(?!{_AR_NOT}(?!\p{{L}})){_AR_WORD}){{0,5}})(?=[،.:]|\s(?:إن|أن|في|على|إلى))"
)


@lru_cache(maxsize=16)
def _compiled(pattern: str, flags: int = 0) -> regex.Pattern[str]:
    """A pattern, compiled when its language is met first: together they would take as long as a whole start."""
    return regex.compile(pattern, flags)


def _vietnamese(sentence: str, _: str) -> Iterator[tuple[Span, Span]]:
    for pattern in (_VI_BEFORE, _VI_BEHIND, _VI_ABROAD):
        for match in _compiled(pattern, regex.IGNORECASE).finditer(sentence):
            if pattern is _VI_ABROAD and not ENGLISH.blocked.isdisjoint(match["name"].lower().split()):
                continue  # a firm
            yield match.span("name"), match.span("function")


def _chinese(sentence: str, _: str) -> Iterator[tuple[Span, Span]]:
    seen: set[int] = set()
    for match in (
        *filter(_is_chinese_name, _compiled(_ZH, regex.VERSION1).finditer(sentence)),
        *_compiled(_ZH_LEADER).finditer(sentence),
        *_compiled(_ZH_FOREIGNER).finditer(sentence),
        *filter(_is_chinese_name, _compiled(_ZH_LOOSE, regex.VERSION1).finditer(sentence)),
        *filter(_is_chinese_name, _compiled(_ZH_WORKER, regex.VERSION1).finditer(sentence)),
    ):
        name = match["name"]
        if match.start("name") in seen or _ZH_NO_NAME.fullmatch(name) or name in territories("zh"):
            continue
        seen.add(match.start("name"))
        begin = max(0, match.start("office") - 24)
        head = _ZH_ORGANISATION.search(sentence, begin, match.start("office"))
        start = head.start() if head else match.start("office")
        while verb := _ZH_LEADING.match(sentence, start, match.start("office")):
            start = verb.end()
        yield match.span("name"), (start, match.end("office"))


def _is_chinese_name(match: regex.Match[str]) -> bool:
    """Whether no word begins where the surname stands, as ``方面`` does; a name of three characters may be a word itself."""
    first = tokens(match["name"], "zh")[0].text
    return (
        len(first) == 1
        or "·" in match["name"]
        or first in _ZH_DOUBLE
        or (first == match["name"] and len(first) > 2)
    )


def _khmer(sentence: str, _: str) -> Iterator[tuple[Span, Span]]:
    for pattern in (_KM_BEHIND, _KM_BEFORE, _KM_LEADER):
        for match in _compiled(pattern).finditer(sentence):
            yield match.span("name"), match.span("function")


def _arabic(sentence: str, _: str) -> Iterator[tuple[Span, Span]]:
    for pattern in (_AR, _AR_BEHIND, _AR_LEADER):
        for match in _compiled(pattern).finditer(sentence):
            yield match.span("name"), match.span("function")


NAMED = MappingProxyType[str, Reader](
    {"vi": _vietnamese, "zh": _chinese, "ja": japanese, "km": _khmer, "ar": _arabic}
)
