"""L3. The words without which figures of further languages would be missed: scales, percent, money, time, bounds."""

from episodekit.article.languages.words import Words, bag, bounds, factors, phrases, phrases_bag, table

_HAN_TIME = "个小时 個小時 个星期 個星期 个季度 个工作日 个钟头 年 月 日 天 小时 小時 分钟 分鐘 秒 周 週 星期 个月 個月 世纪 世紀 岁 歲 点 時 时"

CHINESE = Words(
    language="zh",
    spaced=False,
    spaced_groups=False,
    bounds=bounds(
        keep="近 | 不到 | 至少 | 最多 | 仅 | 僅 | 将近 | 將近 | 高达 | 高達 | 不足",
        drop="超过 | 超過 | 逾 | 约 | 約 | 大约 | 大約 | 共 | 共有",
    ),
    bounds_after=bag("多 余 餘 以上 以下"),
    scales=table(
        "百 100 千 1e3 万 1e4 萬 1e4 亿 1e8 億 1e8 兆 1e12 百万 1e6 百萬 1e6 千万 1e7 十亿 1e9 "
        "百亿 1e10 百億 1e10 千亿 1e11 千億 1e11 万亿 1e12 萬億 1e12 十万 1e5"
    ),
    vague=table(
        "数十 10 數十 10 数百 100 數百 100 数千 1000 數千 1000 数万 1e4 數萬 1e4 数十万 1e5 數十萬 1e5 数百万 1e6 數百萬 1e6 数千万 1e7 数亿 1e8 "
        "上百 100 上千 1000 上万 1e4 几十 10 几百 100 几千 1000 几万 1e4 幾十 10 幾百 100"
    ),
    percent=bag("个百分点 個百分點"),
    money=bag("元 美元 人民币 欧元 歐元 日元 英镑 港元 瑞尔 块"),
    units=bag(
        "倍 级 級 公里 米 千米 厘米 毫米 公斤 斤 克 毫克 吨 噸 升 毫升 度 公顷 亩 畝 千瓦 兆瓦 平方公里 平方千米 平方米 立方米 摄氏度 攝氏度 光年 海里 桶 千瓦时 分贝"
    ),
    durations=bag(_HAN_TIME),
    age_after=phrases("岁 | 歲"),
    multiples=factors(
        "翻了一番 2 | 翻一番 2 | 翻番 2 | 翻了两番 4 | 翻两番 4 | 翻倍 2 | 翻了一倍 2 | 减半 1/2"
    ),
    labels=bag("第"),
    ranges=phrases("至 | 到"),
    from_to=(
        "从|從|由",
        "增至|增加到|增长到|增長到|升至|升到|上升到|上升至|提高到|提升至|扩大到|涨到|涨至|漲至|降至|降到|下降到|下降至|减少到|减至|減至|跌至|跌到|缩小到|缩短到|变为",
    ),
    when_before=phrases("头 | 過去 | 过去 | 最近 | 近 | 前 | 未来 | 未來 | 每 | 第 | 今年头 | 为期 | 在"),
    when_after=phrases(
        "前 | 后 | 後 | 来 | 來 | 以来 | 以來 | 内 | 內 | 间 | 間 | 里 | 裡 | 大 | 初 | 底 | 中"
    ),
    stop=bag("的 了 和 与 與 在 是 于 於 从 從 对 對 为 為 而 及 被 将 將 把 也 都 就 这 那"),
    bases=phrases("比"),
    negations=bag("不 没有 沒有 未"),
)

JAPANESE = Words(
    language="ja",
    spaced=False,
    spaced_groups=False,
    bounds=bounds(keep="少なくとも | 最大 | わずか", drop="約 | およそ"),
    bounds_after=bag("以上 以下 未満 超"),
    scales=table("百 100 千 1e3 万 1e4 億 1e8 兆 1e12 百万 1e6"),
    percent=bag("パーセント ポイント"),
    money=bag("円 ドル ユーロ 元 ポンド"),
    units=bag("倍 キロ キロメートル メートル センチ トン キログラム リットル 度 ヘクタール ワット"),
    durations=bag("年 年間 月 か月 カ月 ヶ月 日 日間 時間 時 分 秒 週間 歳 世紀"),
    age_after=phrases("歳"),
    labels=bag("第"),
    stop=bag("の に は を が と で も へ や から まで より た だ です ます した いる"),
)

KHMER = Words(
    language="km",
    spaced=False,
    decimal=",",
    bounds=bounds(keep="ជិត | យ៉ាងតិច | យ៉ាងច្រើន | តែ", drop="ប្រមាណ | ប្រហែល | ជាង | លើសពី | សរុប"),
    bounds_after=bag("ជាង"),
    numerals=table(
        "មួយ 1 ពីរ 2 បី 3 បួន 4 ប្រាំ 5 ប្រាំមួយ 6 ប្រាំពីរ 7 ប្រាំបី 8 ប្រាំបួន 9 ដប់ 10 ដប់មួយ 11 ដប់ពីរ 12 ដប់ប្រាំ 15 ម្ភៃ 20 "
        "សាមសិប 30 សែសិប 40 ហាសិប 50 ហុកសិប 60 ចិតសិប 70 ប៉ែតសិប 80 កៅសិប 90"
    ),
    counters=bag("នាក់ គ្រួសារ គ្រឿង ខ្នង ក្បាល រូប អង្គ កន្លែង ខេត្ត ប្រទេស ផ្ទះ សាលា ភូមិ ស្រុក ឃុំ"),
    lone=bag("មួយ"),
    scales=table("រយ 100 ពាន់ 1e3 ម៉ឺន 1e4 សែន 1e5 លាន 1e6 ប៊ីលាន 1e9 ពាន់លាន 1e9"),
    shares=factors(
        "ពាក់កណ្តាល 1/2 | ពាក់កណ្ដាល 1/2 | មួយភាគបី 1/3 | ពីរភាគបី 2/3 | មួយភាគបួន 1/4 | បីភាគបួន 3/4 | មួយភាគប្រាំ 1/5"
    ),
    percent=bag("ភាគរយ"),
    money=bag("រៀល ដុល្លារ ដុល្លារអាមេរិក អឺរ៉ូ បាត យ៉ន"),
    units=bag("គីឡូម៉ែត្រ ម៉ែត្រ គីឡូក្រាម តោន ហិកតា លីត្រ អង្សា"),
    durations=bag("ឆ្នាំ ខែ ថ្ងៃ ម៉ោង នាទី វិនាទី សប្តាហ៍ សប្ដាហ៍"),
    labels=bag("លេខ ទី មាត្រា ជំពូក"),
    year_before=bag("ឆ្នាំ"),
    when_before=phrases("ក្នុង | រយៈពេល | អស់រយៈពេល | ម៉ោង | នៅម៉ោង | ថ្ងៃទី | ក្នុងរយៈពេល"),
    stop=bag("នៃ និង ដែល ជា នៅ ក្នុង ពី ទៅ បាន មាន ដោយ ឬ នេះ នោះ ត្រូវ"),
)

VIETNAMESE = Words(
    language="vi",
    decimal=",",
    bounds=bounds(
        keep="gần | ít nhất | tối đa | tối thiểu | chỉ | dưới | chưa đến | lên đến | lên tới",
        drop="hơn | khoảng | trên | tổng cộng",
    ),
    numerals=table("một 1 hai 2 ba 3 bốn 4 sáu 6 bảy 7 tám 8 chín 9 mười 10"),
    lone=bag("một"),
    halves=phrases("rưỡi"),
    parted=factors("nửa 1/2 | một 1"),
    seconds=table("giờ 3600 tiếng 3600 phút 60 giây 1"),
    share_links=phrases("trên | trong số | trong"),
    shares=factors(
        "một nửa 1/2 | một phần ba 1/3 | hai phần ba 2/3 | một phần tư 1/4 | ba phần tư 3/4 | một phần năm 1/5 | hai phần năm 2/5 | "
        "ba phần năm 3/5 | bốn phần năm 4/5 | một phần sáu 1/6 | một phần mười 1/10"
    ),
    times=bag("lần"),
    multiples=factors(
        "tăng gấp đôi 2 | gấp đôi 2 | gấp ba 3 | gấp rưỡi 1.5 | gấp bốn 4 | gấp năm 5 | gấp mười 10"
    ),
    multiple_units=phrases("lần so với | lần cùng kỳ | lần năm ngoái"),
    when_before=phrases("trong | sau | trước | suốt | mỗi | qua | trong vòng | cách đây | hồi | hôm | ngày"),
    within=bag("trong suốt mỗi"),
    when_after=phrases("sau | trước | qua | nay | sau khi | tới | kể từ"),
    from_to=("từ", "lên|xuống|đến|tới"),
    scales=table("trăm 100 nghìn 1e3 ngàn 1e3 vạn 1e4 triệu 1e6 tỷ 1e9 tỉ 1e9"),
    per=bag("trên"),
    percent=frozenset(phrases("phần trăm | điểm phần trăm")),
    money=bag("đồng usd đô euro vnđ vnd"),
    units=bag(
        "m² m³ km² km m cm mm mét kilômét kg g gam tấn tạ lít ha héc-ta mw gw kwh mwh độ km2 m2 km/h mg ml"
    )
    | phrases_bag("độ C | độ c | mét vuông | mét khối | kilômét vuông"),
    durations=bag("năm tháng ngày giờ tiếng phút giây tuần tuổi thế"),
    age_after=phrases("tuổi"),
    labels=bag("quận phường điều khoản chương quốc-lộ tháng năm ngày quý lần thứ"),
    year_before=bag("năm từ đến"),
    stop=bag(
        "và của là có được các những cho với trong trên tại từ đến đã đang sẽ bị do để khi mà này đó thì cũng theo ở ra"
    ),
    pronouns=bag("họ nó này đó đây vậy ấy"),
    dangling=bag("tăng giảm tức nằm đến tính gồm chiếm đạt dành trong ông bà anh chị họ nó đây điều kể"),
    bases=phrases("tỷ lệ trên | so với | thay vì | cứ"),
    droppable=phrases_bag("cũng đã | đã | cũng"),
    negations=bag("không chưa"),
)

ARABIC = Words(
    language="ar",
    bounds=bounds(
        keep="ما يقرب من | على الأقل | ما لا يقل عن | أقل من | حتى | قرابة | فقط | ما يصل إلى",
        drop="أكثر من | نحو | حوالي | زهاء",
    ),
    numerals=table(
        "ثلاثة 3 ثلاث 3 أربعة 4 أربع 4 خمسة 5 خمس 5 ستة 6 ست 6 سبعة 7 سبع 7 ثمانية 8 ثماني 8 تسعة 9 تسع 9 عشرة 10 عشر 10 عشرين 20 "
        "عشرون 20 ثلاثين 30 ثلاثون 30 أربعين 40 أربعون 40 خمسين 50 خمسون 50 ستين 60 ستون 60 سبعين 70 سبعون 70 ثمانين 80 ثمانون 80 تسعين 90 تسعون 90 "
        "مئتين 200 مائتين 200 مئتي 200 مائتي 200 ألفين 2000 ألفي 2000 مليونين 2e6 مليوني 2e6 مليارين 2e9 ملياري 2e9"
    ),
    shares=factors(
        "ثلث 1/3 | وثلث 1/3 | بثلث 1/3 | وثلثي 2/3 | وثلثا 2/3 | وخُمس 1/5 | الثلث 1/3 | ثلثي 2/3 | ثلثا 2/3 | الثلثين 2/3 | ثلاثة أرباع 3/4 | خُمس 1/5 | الخُمس 1/5 | الربع 1/4 | والربع 1/4 | ربع 1/4 | وربع 1/4 | والثلث 1/3 | بالثلث 1/3 | "
        "بثلثي 2/3 | الثلثان 2/3 | والثلثين 2/3 | والثلثان 2/3 | بالربع 1/4 | نصف 1/2 | النصف 1/2 | بالنصف 1/2"
    ),
    share_not_before=phrases(
        "نهائي | النهائي | الأول | الثاني | الثالث | الرابع | الأخير | الخالي | الحالي | الماضي | الشهر | سنوي | مليون | مليار | ألف"
    ),
    leads=factors("نصف 1/2"),
    bare_scales=bag("ألف مئة مائة مليون مليار"),
    vague=table(
        "عشرات 10 مئات 100 مئات_الآلاف 1e5 عشرات_الآلاف 1e4 الآلاف 1000 الملايين 1e6 عشرات_الملايين 1e7 مئات_الملايين 1e8 المليارات 1e9"
    ),
    multiples=factors(
        "تضاعف 2 | تضاعفت 2 | ضعف 2 | ضعفي 2 | ثلاثة أضعاف 3 | أربعة أضعاف 4 | خمسة أضعاف 5 | عشرة أضعاف 10"
    ),
    scales=table(
        "بليون 1e9 مئة 100 مائة 100 ألف 1e3 ألفا 1e3 آلاف 1e3 مليون 1e6 ملايين 1e6 مليونا 1e6 ألفاً 1e3 ألفًا 1e3 مليوناً 1e6 مليونًا 1e6 ملياراً 1e9 مليارًا 1e9 مليارا 1e9 مليار 1e9 مليارات 1e9 تريليون 1e12"
    ),
    percent=frozenset(phrases("في المئة | في المائة | بالمئة | بالمائة | نقطة مئوية")),
    money=bag("دولار دولارا دولاراً دولارًا دولارات جنيهاً ريالاً درهماً يورو جنيه ريال دينار درهم ليرة"),
    units=bag(
        "كيلومتر كيلومترات كيلومتراً متراً طناً برميل كيلومترا متر مترا طن أطنان كيلوغرام لتر هكتار درجة ميغاواط"
    ),
    durations=bag(
        "عقود عقد قرون سنة سنوات عام عاما عاماً أعوام شهر أشهر شهرا شهراً يوم أيام يوما يوماً ساعة ساعات دقيقة دقائق ثانية أسبوع أسابيع"
    ),
    duals=phrases(
        "أسبوعين | أسبوعان | عامين | عامان | سنتين | سنتان | شهرين | شهران | يومين | يومان | ساعتين | ساعتان | دقيقتين | دقيقتان | عقدين | عقدان"
    ),
    when_before=phrases("قبل | منذ | بعد | خلال | في | آخر | كل | أول | لأول | مدى | نحو | غضون"),
    when_after=phrases("الماضية | الأخيرة | المقبلة | القادمة | الماضيين | الأخيرين | المقبلين | القادمين"),
    labels=bag("رقم المادة الفصل"),
    from_to=("من", "إلى|الى"),
    ranges=phrases("إلى | الى"),
    year_before=bag("عام سنة العام منذ في موسم لموسم للموسم الموسم لعام للعام لسنة بعام حج هجري"),
    splitters=bag("أن إن بأن وأن وإن حيث بينما فيما إذ لكن ولكن"),
    periods=(
        r"هذا\s(?:العام|الشهر|الأسبوع|الموسم)|هذه\sالسنة|(?:منذ|مع)\sبداية\s(?:العام|السنة|الشهر|الموسم)(?:\s(?:الحالي|الجاري))?",
        r"(?:في\s|خلال\s|منذ\s)?(?:العام|الشهر|الأسبوع)\s(?:الماضي|الحالي|الجاري)|أمس(?:\s(?:السبت|الأحد|الاثنين|الثلاثاء|الأربعاء|الخميس|الجمعة))?",
    ),
    negations=bag("لا لم لن ليس ليست دون بدون نفى نفت ونفى ونفت ينفي تنفي عدم فلم ولم ولن ولا"),
    doubts=bag("المتوقع يتوقع تتوقع متوقع يمكن يعتزم تعتزم يخطط تخطط ربما يهدف تهدف"),
    dangling=bag("أي وهو وهي وقدره وقدرها وبلغ وبات فيما منها بينها هو هي هم الباقي"),
    stop=bag(
        "و من في على إلى عن مع أن التي الذي هذا هذه ذلك كان كانت قد لا ما أو ثم بين بعد قبل عند حتى خلال لتصل ليصل لتبلغ ليبلغ مقارنة مقابل بينما حيث بسبب وفق بحسب منذ لدى ضد دون سنويا يوميا شهريا سنوياً يومياً شهرياً إضافية إضافي إضافيين فقط أي"
    ),
)

THAI = Words(
    language="th",
    spaced=False,
    bounds=bounds(keep="เกือบ | อย่างน้อย | ไม่เกิน | เพียง", drop="กว่า | มากกว่า | ประมาณ | ราว"),
    scales=table("ร้อย 100 พัน 1e3 หมื่น 1e4 แสน 1e5 ล้าน 1e6 พันล้าน 1e9 หมื่นล้าน 1e10 แสนล้าน 1e11"),
    shares=factors("ครึ่งหนึ่ง 1/2 | หนึ่งในสาม 1/3 | สองในสาม 2/3 | หนึ่งในสี่ 1/4 | สามในสี่ 3/4 | หนึ่งในห้า 1/5"),
    percent=bag("เปอร์เซ็นต์ ร้อยละ"),
    money=bag("บาท ดอลลาร์ ยูโร เยน หยวน"),
    units=bag("กิโลเมตร เมตร กิโลกรัม ตัน ไร่ ลิตร องศา"),
    durations=bag("ปี เดือน วัน ชั่วโมง นาที วินาที สัปดาห์"),
    labels=bag("เลขที่ มาตรา ข้อ ที่"),
    year_before=bag("ปี พ.ศ. ค.ศ."),
    stop=bag("ที่ และ ของ ใน ได้ มี เป็น ให้ จาก กับ ว่า ซึ่ง โดย"),
)

OTHER_LANGUAGES = (CHINESE, JAPANESE, KHMER, VIETNAMESE, ARABIC, THAI)
