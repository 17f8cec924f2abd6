"""``episodekit explain``: the page of a lint rule."""

import json

import click

from episodekit.lint import RULES, Rule, find_rule
from episodekit.lint.mending import MENDS


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
        fixable = sum(rule.slug in MENDS for rule in chosen)
        click.echo(
            f"# Lint rules\n\nMade by `make docs`: {len(chosen)} rules. `lint --fix` mends {fixable} of them where "
            "there is one way to do it."
        )
        for rule in chosen:
            click.echo(f"\n## {rule.slug}\n\n{_page(rule)}")
    else:
        click.echo("\n\n".join(f"{rule.slug}\n\n{_page(rule)}" for rule in chosen))


def _page(rule: Rule) -> str:
    facts = f"{rule.severity} · {', '.join(rule.profiles)}"
    if rule.aliases:
        facts += f" · {' '.join(rule.aliases)}"
    source = f"\n\nSource: {rule.source}" if rule.source else ""
    return f"{rule.summary}.\n\n{facts}\n\nWhy: {rule.why}\n\nFix: {rule.fix}\n\nFixable: {_fixable(rule)}{source}"


def _fixable(rule: Rule) -> str:
    """Whether ``lint --fix`` mends it, and how."""
    return f"yes. {' '.join(mend.told for mend in MENDS[rule.slug])}" if rule.slug in MENDS else "no"


def _as_json(rule: Rule) -> dict[str, object]:
    return {
        "rule": rule.slug,
        "aliases": list(rule.aliases),
        "severity": str(rule.severity),
        "profiles": list(rule.profiles),
        "summary": rule.summary,
        "why": rule.why,
        "fix": rule.fix,
        "fixable": rule.slug in MENDS,
        "source": rule.source,
    }
