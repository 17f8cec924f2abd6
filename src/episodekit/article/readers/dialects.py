"""L3. What Markdown files hold for the programs that make pages of them, and nobody says: tags of templates and themes.

Shortcodes of Hugo (https://gohugo.io/content-management/shortcodes/) and WordPress, Liquid of Jekyll and Eleventy
(https://shopify.github.io/liquid/), attributes of kramdown and Pandoc, containers and admonitions, imports of MDX
(https://mdxjs.com/docs/what-is-mdx/), links and comments of Obsidian (https://help.obsidian.md/syntax), ``:emoji:``.
"""

import re
from collections.abc import Callable

from episodekit.article.languages.words import bag

# {% tag %}, {{< tag >}}, {{% tag %}}, {{ value }}
_TAG = re.compile(
    r"\{%-?[ \t\n]{0,20}(?P<liquid>/?\w{1,40})?[^{}]{0,1000}%\}|"
    r"\{\{[<%][ \t\n]{0,20}(?P<hugo>/?[ \t]?[\w./-]{1,60})?[^{}]{0,2000}[%>]\}\}|\{\{[^{}]{0,400}\}\}"
)
# Tags whose content is for the eye, a button or a program.
_MUTE = bag(
    "highlight comment mermaid chart plantuml math katex gist button btn cta code codeblock gallery figure image img table csv "
    "tabs style script css javascript schema embed raw-html rawhtml newsletter signup share bibliography toc"
)
_WORDPRESS = re.compile(r"\[(?P<end>/?)(?P<name>[a-zA-Z][\w-]{0,40})(?P<rest>\s[^\[\]]{0,2000})?\](?![(:])")
_WORDPRESS_NAMES = bag("gallery playlist contact-form-7")
_WORDPRESS_MUTE = bag("caption wp_caption gallery embed audio video playlist button")
_BUILDERS = ("et_pb_", "vc_", "fusion_", "su_", "av_", "elementor_")
_ATTRIBUTES = re.compile(
    r"(?m)^[*+-][ \t][^\n]{0,60}\n[ \t]*\{:[ \t]?toc[^{}\n]{0,100}\}|\{::?[^{}\n]{0,300}\}|[ \t]?\{[.#][\w-][^{}\n]{0,300}\}"
)
_CONTAINER = re.compile(r"(?m)^[ \t]*:{3,}[^\n]*$")
_ADMONITION = re.compile(r"(?:!!!|\?\?\?\+?)[ \t]+[\w-]")
_CALLOUT = re.compile(r"(?m)^([ \t]*(?:>[ \t]?)+)\[![\w -]{2,30}\][^\n]*$")
_IMPORT = re.compile(
    r"(?m)^import\s(?:[^'\"\n]{1,200}\sfrom\s)?['\"][^'\"\n]{1,200}['\"][ \t]*;?[ \t]*$|"
    r"^export\s(?:const|let|default|function|async)\s[^\n]{0,1000}$|\{/\*[^*]{0,2000}\*/\}"
)
_EMBED = re.compile(r"!\[\[[^\[\]\n]{1,300}\]\]")
_COMMENT = re.compile(r"%%[^%]{1,2000}%%")
_WIKI_LINK = re.compile(r"\[\[(?:[^\[\]|\n]{1,200}\|)?([^\[\]|\n]{1,200})\]\]")
_MARKED = re.compile(r"(?<![=\w])==(?=\S)([^=\n]{1,600})(?<=\S)==(?![=\w])")
_TASK = re.compile(r"(?m)^([ \t]*[-*+][ \t]+)\[[ xX]\][ \t]+")
_EMOJI = re.compile(r"[ \t]?(?<![\w:/]):[a-z][a-z0-9_+-]{1,30}:(?![\w:/])")
_HASHTAGS = re.compile(r"(?m)^[ \t]*#[^\W\d][\w-]{0,60}(?:[ \t,]+#[^\W\d][\w-]{0,60}){1,30}[ \t]*$")
_INDENTED = ("    ", "\t")
_Named = Callable[[re.Match[str]], tuple[str, bool] | None]


def spoken_markdown(body: str) -> str:
    """The Markdown of a body without what only the program understands that makes a page of it."""
    text = body.replace("<![CDATA[", "")  # a parser looks through the whole text for the end of each
    if "{%" in text or "{{" in text:
        text = _untagged(text, _TAG, _name, _MUTE)
    if "[/" in text or '="' in text or "[gallery" in text:
        text = _without_shortcodes(text)
    if "{" in text:
        text = _IMPORT.sub("", _ATTRIBUTES.sub("", text))
    elif "import " in text:
        text = _IMPORT.sub("", text)
    if ":::" in text:
        text = _CONTAINER.sub("", text)
    if "!!!" in text or "???" in text:
        text = _without_admonitions(text)
    if "[" in text:
        text = _TASK.sub(r"\1", _CALLOUT.sub(r"\1", text))
        text = _WIKI_LINK.sub(r"\1", _EMBED.sub("![](embed)", text))  # captions stand behind pictures
    text = _MARKED.sub(r"\1", text) if "==" in text else text
    text = _COMMENT.sub("", text) if "%%" in text else text
    return _HASHTAGS.sub("", _EMOJI.sub("", text))


def _name(tag: re.Match[str]) -> tuple[str, bool]:
    """The name of a tag, and whether it ends one: ``endhighlight``, ``/notice``."""
    found = (tag["liquid"] or tag["hugo"] or "").replace(" ", "").casefold()
    if found.startswith("/"):
        return found[1:], True
    ends = tag["liquid"] is not None and found.startswith("end")
    return (found[3:] if ends else found), ends


def _without_shortcodes(text: str) -> str:
    closed = {tag["name"].casefold() for tag in _WORDPRESS.finditer(text) if tag["end"]}

    def named(tag: re.Match[str]) -> tuple[str, bool] | None:
        """The name of a shortcode; None for words in brackets, such as an editor's ``[sic]``."""
        name, rest = tag["name"].casefold(), tag["rest"] or ""
        is_code = name in closed or name in _WORDPRESS_NAMES or '="' in rest or name.startswith(_BUILDERS)
        return (name, tag["end"] != "") if is_code else None

    return _untagged(text, _WORDPRESS, named, _WORDPRESS_MUTE)


def _untagged(text: str, pattern: re.Pattern[str], named: _Named, mute: frozenset[str]) -> str:
    """A text without its tags, and without the content of those that have an end and hold no words."""
    tags = [(tag, found) for tag in pattern.finditer(text) if (found := named(tag)) is not None]
    last_end = {name: tag.start() for tag, (name, ends) in tags if ends}
    kept: list[str] = []
    at = 0
    muted: str | None = None
    for tag, (name, ends) in tags:
        if muted is None:
            kept.append(text[at : tag.start()])
            if not ends and name in mute and last_end.get(name, -1) > tag.start():
                muted = name
        elif ends and name == muted:
            muted = None
        at = tag.end()
    return "".join(kept) + text[at:]


def _without_admonitions(text: str) -> str:
    """``!!! note "Title"`` goes, and what is indented below it is text, which it would not be without."""
    kept: list[str] = []
    within = False
    for line in text.split("\n"):
        if _ADMONITION.match(line):
            within = True
            kept.append("")
            continue
        within = within and (not line.strip() or line.startswith(_INDENTED))
        kept.append(line[4:] if within and line.startswith("    ") else line.lstrip("\t") if within else line)
    return "\n".join(kept)
