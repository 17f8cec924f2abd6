import uuid
from pathlib import Path

from PIL import Image

from episodekit.entry import check_show
from tests.running import Runner, tree


def test_a_new_show_is_whole_and_valid(show_folder: Path) -> None:
    checked = check_show((show_folder / "show.yaml").read_text(), "show.yaml")
    assert checked.value is not None, checked.findings
    assert checked.value.title == "Key Figures"
    assert set(tree(show_folder)) == {"show.yaml", "cover.jpg", ".gitignore"}
    assert (show_folder / "seeds").is_dir()
    assert (show_folder / "episodes").is_dir()


def test_the_cover_is_what_directories_ask_for(show_folder: Path) -> None:
    with Image.open(show_folder / "cover.jpg") as image:
        assert image.format == "JPEG"
        assert image.mode == "RGB"
        assert image.width == image.height
        assert 1400 <= image.width <= 3000


def test_the_guid_is_derived_as_the_namespace_says(show_folder: Path) -> None:
    # https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/tags/guid.md: the URL without its scheme
    expected = uuid.uuid5(uuid.UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6"), "cdn.figures.news/pod/feed.xml")
    assert f"guid: {expected}\n" in (show_folder / "show.yaml").read_text()


def test_two_shows_without_a_url_have_two_guids(tmp_path: Path, cli: Runner) -> None:
    guids = set()
    for name in ("one", "two"):
        done = cli("init", tmp_path / name)
        assert "Next: set base_url" in done.out
        rows = (tmp_path / name / "show.yaml").read_text().splitlines()
        guids |= {row for row in rows if row.startswith("guid: ")}
    assert len(guids) == 2


def test_nothing_is_overwritten(show_folder: Path, cli: Runner) -> None:
    before = tree(show_folder)
    done = cli("init", show_folder)
    assert done.status == 2
    assert done.err.startswith(f"episodekit: {show_folder}: there is a show.yaml already: edit it")
    assert tree(show_folder) == before


def test_wrong_values_are_refused_before_anything_is_written(tmp_path: Path, cli: Runner) -> None:
    for option, value in (
        ("--language", "english"),
        ("--category", "Newz"),
        ("--base-url", "cdn"),
        ("--email", "me"),
    ):
        done = cli("init", tmp_path / "x", option, value)
        assert done.status == 2, option
        assert value in done.err
        assert not (tmp_path / "x").exists()
