"""``episodekit explain``: the page of a lint rule, and the reference of all of them."""

import json
import shutil
import sys

import click

from episodekit.cli.reporting import MOST_COLUMNS, is_coloured
from episodekit.lint import RULES, Rule, find_rule
from episodekit.lint.mending import MENDS
from episodekit.lint.report.screen import Look
from episodekit.lint.report.text import PLAIN
from episodekit.lint.rule import PROFILES
from episodekit.lint.rules import SUBJECTS


@click.command()
@click.argument("names", nargs=-1, metavar="[RULE]...")
@click.option("--all", "everything", is_flag=True, help="The reference of all rules, as Markdown.")
@click.option("--list", "listing", is_flag=True, help="One line for each rule.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def command(names: tuple[str, ...], *, everything: bool, listing: bool, as_json: bool) -> None:
    """Print the page of each RULE, named by its slug or its number in the catalogue.

    \b
    Examples:
      episodekit explain enclosure-length-zero
      episodekit explain I548 --json
      episodekit explain --list
      episodekit explain --all > rules.md
    """  # noqa: D301  # \b is click's mark for lines that stay as they are
    if not names and not everything and not listing:
        raise click.UsageError("name a rule, or use --list or --all")
    chosen = [find_rule(name) for name in names] or [RULES[slug] for slug in sorted(RULES)]
    if as_json:
        click.echo(json.dumps([_as_json(rule) for rule in chosen], ensure_ascii=False, indent=1))
    elif listing:
        for rule in chosen:
            click.echo(f"{rule.slug:34} {rule.severity!s:8} {rule.summary}")
    elif everything:
        click.echo(_reference(chosen), nl=False)
    else:
        width = min(shutil.get_terminal_size((PLAIN.width, 24)).columns, MOST_COLUMNS)
        look = Look(width, is_coloured("auto", terminal=sys.stdout.isatty()))
        click.echo("\n\n".join(_page(rule, look) for rule in chosen), color=True)


def _page(rule: Rule, look: Look) -> str:
    """A rule on a terminal."""
    severity = look.severity(rule.severity, _severities(rule))
    rows = [f"{look.paint(rule.slug, 'strong')}  {severity}", "", *look.wrapped(f"{rule.summary}.", "", "")]
    facts = {
        "Why": rule.why,
        "Fix": rule.fix,
        "Fixable": _fixable(rule),
        "Profiles": ", ".join(rule.profiles),
        "Number": " ".join(rule.aliases),
        "Source": rule.source,
    }
    for name, told in facts.items():
        if told:
            first, *others = look.wrapped(f"{name}: {told}", "", " " * 4)
            rows += ["", first.replace(f"{name}:", look.paint(f"{name}:", "strong"), 1), *others]
    return "\n".join(rows)


def _severities(rule: Rule) -> str:
    """The severity, and that of profiles in which it is another."""
    raised = [f"{severity} with --profile {profile}" for profile, severity in sorted(rule.raised.items())]
    return f"{rule.severity}{''.join(f'; {told}' for told in raised)}"


def _fixable(rule: Rule) -> str:
    """Whether ``lint --fix`` mends it, and how."""
    return f"yes. {' '.join(mend.told for mend in MENDS[rule.slug])}" if rule.slug in MENDS else "no"


def _reference(chosen: list[Rule]) -> str:
    """All rules as Markdown: what each subject is about, a table of its rules, and the page of each."""
    fixable = sum(rule.slug in MENDS for rule in chosen)
    about = (
        f"Made by `make docs`: {len(chosen)} rules. `lint --fix` mends {fixable} of them where there is one way to do it. "
        "`episodekit explain RULE` prints a page; RULE is a name or a number. A rule is on if one of its profiles is; "
        f"profiles are {', '.join(PROFILES)}, by default core, apple and pc20, and `strict` turns all rules on."
    )
    rows = ["# Lint rules", "", about, ""]
    rows += [f"- [{title}](#{_anchor(title)}): {len(rules)}" for title, rules in _SUBJECTS.items()]
    for title, rules in _SUBJECTS.items():
        rows += ["", f"## {title}", "", "| rule | severity | what is wrong |", "|---|---|---|"]
        rows += [
            f"| [{rule.slug}](#{rule.slug}) | {rule.severity} | {_cell(rule.summary)} |" for rule in rules
        ]
        for rule in rules:
            rows += ["", f"### {rule.slug}", "", *_section(rule)]
    return "\n".join(rows) + "\n"


def _section(rule: Rule) -> list[str]:
    facts = " · ".join((_severities(rule), ", ".join(rule.profiles), *rule.aliases))
    told = [
        f"{_text(rule.summary)}.",
        "",
        facts,
        "",
        f"**Why:** {_text(rule.why)}",
        "",
        f"**Fix:** {_text(rule.fix)}",
    ]
    if rule.slug in MENDS:
        told += ["", f"**Fixable:** {_text(_fixable(rule))}"]
    if rule.source:
        told += ["", f"**Source:** <{rule.source}>"]
    return told


def _text(text: str) -> str:
    """Text for Markdown: outside of code, ``<`` would begin HTML and ``*`` emphasis."""
    parts = text.split("`")
    return "`".join(
        part if number % 2 else part.replace("<", "&lt;").replace("*", "\\*")
        for number, part in enumerate(parts)
    )


def _cell(text: str) -> str:
    return _text(text).replace("|", "\\|")


def _anchor(title: str) -> str:
    """What GitHub and GitLab make of a heading."""
    kept = "".join(letter for letter in title.lower() if letter.isalnum() or letter in " -")
    return kept.replace(" ", "-")


def _subjects() -> dict[str, list[Rule]]:
    """What each subject's module says that it is about → its rules, in the order of the registry."""
    found: dict[str, list[Rule]] = {}
    for subject in SUBJECTS:
        title = (
            (subject.__doc__ or subject.__name__)
            .partition("\n")[0]
            .partition(": ")[0]
            .partition(" (")[0]
            .rstrip(".")
        )
        rules = [value for value in vars(subject).values() if isinstance(value, Rule)]
        if rules:
            found.setdefault(title, []).extend(rules)
    return found


_SUBJECTS = _subjects()


def _as_json(rule: Rule) -> dict[str, object]:
    return {
        "rule": rule.slug,
        "aliases": list(rule.aliases),
        "severity": str(rule.severity),
        "raised": {profile: str(severity) for profile, severity in sorted(rule.raised.items())},
        "profiles": list(rule.profiles),
        "summary": rule.summary,
        "why": rule.why,
        "fix": rule.fix,
        "fixable": rule.slug in MENDS,
        "source": rule.source,
    }
