"""``episodekit init``: a new show."""

import uuid
from pathlib import Path

import click

from episodekit.disk.files import Staging
from episodekit.entry import compose_show
from episodekit.errors import WorkspaceError
from episodekit.feed.channel import GUID_NAMESPACE, PLACEHOLDER_URL, mint
from episodekit.model.episode import Category, Owner, Show
from episodekit.notation import values

GITIGNORE = ".episodekit/\n"


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), default=Path())
@click.option("--title", help="The show's title; the folder's name if left out.")
@click.option("--author", help="Who makes the show; the title if left out.")
@click.option("--email", help="The owner's address, by which directories verify ownership.")
@click.option("--language", default="en", show_default=True, help="BCP 47 tag of the show's language.")
@click.option(
    "--category", default="News", show_default=True, help="One of Apple's, “Category > Subcategory”."
)
@click.option("--base-url", default=PLACEHOLDER_URL, show_default=True, help="Where feeds/ will be served.")
def command(
    folder: Path,
    *,
    title: str | None,
    author: str | None,
    email: str | None,
    language: str,
    category: str,
    base_url: str,
) -> None:
    """Make a new show in FOLDER: show.yaml, a cover, seeds/ and episodes/.

    Nothing that is there is touched.

    \b
    Examples:
      episodekit init my-show
      episodekit init . --title "Key Figures" --author "The Desk" --base-url https://cdn.news.org/pod/
    """  # noqa: D301  # \b is click's mark for lines that stay as they are
    from episodekit.audio import artwork

    if (folder / "show.yaml").exists():
        raise WorkspaceError(
            "there is a show.yaml already", remedy="edit it, or name another folder", where=str(folder)
        )
    if (folder / "cover.jpg").exists():
        raise WorkspaceError("there is a cover.jpg already", remedy="move it away", where=str(folder))
    title = values.line(title or folder.resolve().name.replace("-", " ").title())
    url = values.base_url(base_url)
    name, _, subcategory = (part.strip() for part in category.partition(">"))
    show = Show(
        title=title,
        description=f"{title}: articles to listen to, with their key figures as chapters.",
        author=author or title,
        language=values.language(language),
        categories=(Category(*values.category(name, subcategory or None)),),
        base_url=url,
        guid=_mint(url),
        image="cover.jpg",
        owner=Owner(author or title, email) if email else None,
    )
    staging = Staging()
    staging.add(folder / "cover.jpg", [artwork.placeholder(title)])
    if not (folder / ".gitignore").exists():
        staging.add(folder / ".gitignore", [GITIGNORE.encode()])
    staging.add(folder / "show.yaml", [compose_show(show).encode()])
    staging.commit()
    for name in ("seeds", "episodes"):
        (folder / name).mkdir(exist_ok=True)
    _report(folder, placeholder=url == PLACEHOLDER_URL)


def _mint(url: str) -> str:
    """The show's guid: from its feed URL as the namespace says, or from chance while there is no real URL."""
    if url == PLACEHOLDER_URL:
        return str(uuid.uuid5(GUID_NAMESPACE, uuid.uuid4().hex))
    return mint(f"{url}feed.xml")


def _report(folder: Path, *, placeholder: bool) -> None:
    click.echo(f"A new show lies in {folder}: show.yaml, cover.jpg, seeds/, episodes/")
    if placeholder:
        click.echo("Next: set base_url in show.yaml to where feeds/ will be served")
    click.echo("Next: put an article into seeds/ and run `episodekit draft seeds/<article>`")
