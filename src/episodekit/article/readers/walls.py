"""L3. Pages that stand before an article: please log in, subscribe, accept cookies, enable JavaScript, page not found."""

import re
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from episodekit.errors import ArticleError

_LITTLE = 300  # letters of other text, Chinese ones counted twice: two sentences
_LONGEST_LINE = 400


def _phrases(text: str) -> tuple[str, ...]:
    return tuple(" ".join(phrase.split()) for phrase in text.split("|"))


# What such pages say, in lower case, by what they are; the first kind that is found counts.
_KINDS = MappingProxyType(
    {
        "a login wall": _phrases("""
            please log in|please login|log in to continue|log in to read|login to continue|sign in to continue|sign in to read|please sign in
            |you must be logged in|you need to log in|you need to be logged in|create a free account|create an account to
            |register to continue|register to read|already have an account|forgot your password|forgot password
            |bitte melden sie sich an|bitte loggen sie sich ein|bitte einloggen|melden sie sich an, um|passwort vergessen
            |loggen sie sich ein, um|veuillez vous connecter|connectez-vous pour|vous devez être connecté|mot de passe oublié
            |identifiez-vous|inicia sesión para|inicie sesión para|debes iniciar sesión|debe iniciar sesión|por favor, inicia sesión
            |por favor inicie sesión|olvidaste tu contraseña|olvidó su contraseña|regístrate para seguir|faça login|faça o login
            |esqueceu a senha|esqueceu sua senha|accedi per|effettua il login|effettua l'accesso|password dimenticata
            |log in om|inloggen om|u moet ingelogd zijn|wachtwoord vergeten|vui lòng đăng nhập|đăng nhập để|quên mật khẩu
            |请登录|请先登录|登录后|請登入|請先登入|忘记密码|忘記密碼|ログインしてください|ログインが必要|로그인이 필요|로그인해 주세요
            |សូមចូលគណនី|សូមចូលប្រើ|ភ្លេចពាក្យសម្ងាត់|يرجى تسجيل الدخول|سجل الدخول|تسجيل الدخول للمتابعة|نسيت كلمة المرور
            |zaloguj się, aby|musisz być zalogowany|nie pamiętasz hasła|войдите, чтобы|необходимо авторизоваться|пожалуйста, войдите
            |забыли пароль|увійдіть, щоб|забули пароль|přihlaste se|zapomenuté heslo|prihláste sa|logga in för att|glömt lösenord
            |log ind for at|logg inn for å|glemt passord|glemt adgangskode|kirjaudu sisään|unohditko salasanan|giriş yapın|şifremi unuttum
            |jelentkezzen be|autentifică-te|ai uitat parola|συνδεθείτε για|ξεχάσατε τον κωδικό|יש להתחבר|שכחת סיסמה
        """),
        "a paywall": _phrases("""
            subscribe to continue|subscribe to read|subscribe to keep reading|subscribe for full access|for subscribers only
            |is for subscribers|exclusive to subscribers|subscriber-only|subscribers can read|to continue reading|already a subscriber
            |become a subscriber|start your free trial|you have reached your|your free articles|of free articles|unlock this article
            |nur für abonnenten|jetzt abonnieren|weiterlesen mit|mit einem abo|diesen artikel weiterlesen|sie sind bereits abonnent
            |als abonnent|réservé aux abonnés|réservé à nos abonnés|abonnez-vous pour|déjà abonné|la suite est réservée
            |suscríbete para|suscríbase para|solo para suscriptores|sólo para suscriptores|exclusivo para suscriptores|ya eres suscriptor
            |exclusivo para assinantes|assine para|já é assinante|riservato agli abbonati|abbonati per|sei già abbonato
            |alleen voor abonnees|abonneer je om|word abonnee|al abonnee|dành cho thuê bao|订阅后|订阅以继续|会员专享|付费阅读|訂閱後|會員專屬
            |有料会員限定|会員限定|구독자 전용|유료 회원|សូមជាវ|للمشتركين فقط|اشترك للمتابعة|اشترك لمواصلة
            |tylko dla prenumeratorów|dla subskrybentów|wykup prenumeratę|masz już prenumeratę|только для подписчиков|оформите подписку|уже есть подписка
            |лише для передплатників|оформіть передплату|jen pro předplatitele|pouze pro předplatitele|pre predplatiteľov|för prenumeranter|bli prenumerant
            |kun for abonnenter|allerede abonnent|for abonnenter|vain tilaajille|tilaa lukeaksesi|abonelere özel|abone ol|csak előfizetők|doar pentru abonați
            |μόνο για συνδρομητές|למנויים בלבד
        """),
        "a page that needs JavaScript": _phrases("""
            enable javascript|javascript is disabled|javascript is required|requires javascript|turn on javascript|without javascript
            |javascript is not available|javascript aktivieren|aktivieren sie javascript|javascript ist deaktiviert|activer javascript
            |activez javascript|javascript est désactivé|habilite javascript|habilitar javascript|active javascript|activa javascript
            |ative o javascript|habilite o javascript|abilita javascript|attiva javascript|abilitare javascript|schakel javascript
            |javascript inschakelen|bật javascript|启用javascript|启用 javascript|啟用 javascript|啟用javascript|javascriptを有効
            |javascript를 활성화|자바스크립트를|បើក javascript|تفعيل جافا|جافا سكريبت|تفعيل javascript
        """),
        "a check for robots": _phrases("""
            checking your browser|verify you are human|verify that you are human|verifying you are human|are you a robot
            |you are not a robot|not a bot|unusual traffic from|detected unusual traffic|complete the captcha|complete the security check|access denied
            |you don't have permission|request blocked|you have been blocked|request has been blocked|access has been blocked|ip has been blocked|address has been blocked|sind sie ein mensch|dass sie kein roboter|zugriff verweigert
            |vous n'êtes pas un robot|accès refusé|no eres un robot|no es un robot|acceso denegado|não é um robô|acesso negado
            |non sei un robot|accesso negato|geen robot bent|xác minh bạn|验证您是|安全验证|人机验证|ロボットではありません|로봇이 아닙니다
        """),
        "an error page": _phrases("""
            page not found|page cannot be found|page could not be found|page you requested|page you are looking for|page you were looking for
            |page you're looking for|can't find the page|couldn't find the page|couldn't find that page|page does not exist
            |page doesn't exist|page isn't available|page is not available|404 not found|error 404|404 error|internal server error
            |seite nicht gefunden|seite wurde nicht gefunden|seite konnte nicht gefunden|seite existiert nicht|fehler 404
            |page introuvable|page non trouvée|page n'existe pas|page demandée|erreur 404|página no encontrada|página no existe
            |página que busca|página não encontrada|página não existe|pagina non trovata|pagina non esiste|pagina niet gevonden
            |pagina bestaat niet|không tìm thấy trang|trang không tồn tại|页面不存在|找不到页面|页面未找到|頁面不存在|找不到網頁
            |ページが見つかりません|お探しのページ|페이지를 찾을 수 없습니다|រកមិនឃើញទំព័រ|الصفحة غير موجودة|لم يتم العثور على الصفحة
        """),
        "a consent wall": _phrases("""
            we use cookies|we value your privacy|before you continue|accept all cookies|your privacy choices|manage your privacy|wir verwenden cookies
            |wir benötigen ihre zustimmung|zustimmung erforderlich|mit werbung weiterlesen|cookies zu|nous utilisons des cookies
            |continuer sans accepter|votre consentement|utilizamos cookies|su consentimiento|tu privacidad|seu consentimento
            |utilizziamo i cookie|tuo consenso|wij gebruiken cookies|uw toestemming|sử dụng cookie|使用cookie|使用 cookie|ملفات تعريف الارتباط
            |używamy plików cookie|ta strona używa cookie|мы используем cookie|мы используем файлы cookie|використовуємо файли cookie|používáme cookies
            |používame súbory cookie|vi använder cookies|vi bruker informasjonskapsler|vi bruger cookies|käytämme evästeitä|çerez kullan|sütiket használ
            |folosim cookie|χρησιμοποιούμε cookies|クッキーを使用|쿠키를 사용
        """),
    }
)
_WIDE = re.compile(r"[\u2e80-\U0010ffff]")
_FIRST_WORD = re.compile(r"\w+")
# From here on scripts put no blanks between words, or join small words to the next.
_JOINED_SCRIPTS = "\u0590"


def _by_first_word() -> tuple[Mapping[str, tuple[str, ...]], tuple[str, ...]]:
    """The phrases by their first words, and those of scripts that show no first words."""
    first: dict[str, list[str]] = {}
    joined: list[str] = []
    for phrase in _KIND_OF:
        if any(sign >= _JOINED_SCRIPTS for sign in phrase):
            joined.append(phrase)
        else:
            first.setdefault(_FIRST_WORD.findall(phrase)[0], []).append(phrase)
    return MappingProxyType({word: tuple(phrases) for word, phrases in first.items()}), tuple(joined)


_KIND_OF = MappingProxyType({phrase: kind for kind, phrases in _KINDS.items() for phrase in phrases})
_ORDER = tuple(_KINDS)
_SPACED, _JOINED = _by_first_word()


def wall(article: Sequence[str], around: Iterable[str]) -> str | None:
    """What a page is instead of an article, such as ``a login wall``; None for an article.

    Args:
        article: the lines that seem to be the article.
        around: the title, and the lines that were left out.
    """
    known: list[tuple[str, str]] = []
    rest = 0
    for line in article:
        kind = _kind(line)
        if kind:
            known.append((line, kind))
        else:
            rest += _letters(line)
            if rest >= _LITTLE:
                return None
    known += [(line, found) for line in around if (found := _kind(line))]
    kinds = {kind for _, kind in known}
    for kind in _KINDS:
        # Notices of cookies stand beside short articles too, so they have to be most of the page.
        if kind in kinds and (kind != "a consent wall" or sum(_letters(line) for line, _ in known) > rest):
            return kind
    return None


def refusal(kind: str, name: str) -> ArticleError:
    """What to say of a page that is ``kind``."""
    return ArticleError(
        f"this looks like {kind} rather than an article",
        remedy="open the article in a browser until all of it is shown, save that page and draft the file",
        where=name,
    )


def _kind(line: str) -> str | None:
    folded = line[:_LONGEST_LINE].casefold().replace("’", "'")
    likely = [
        phrase for word in _SPACED.keys() & set(_FIRST_WORD.findall(folded)) for phrase in _SPACED[word]
    ]
    if not folded.isascii():
        likely += _JOINED
    kinds = {_KIND_OF[phrase] for phrase in likely if phrase in folded}
    return min(kinds, key=_ORDER.index, default=None)


def _letters(line: str) -> int:
    return sum(map(str.isalpha, line)) + (0 if line.isascii() else len(_WIDE.findall(line)))
