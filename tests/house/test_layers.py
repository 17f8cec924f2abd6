"""The layer table of the house: imports point up the list only."""

from tests.house.source import imported, modules

LAYERS = (
    ("patterns", "collector"),
    ("errors", "logins"),
    ("findings", "vocabulary", "notation"),
    ("model",),
    ("article", "entry", "chapters", "transcripts", "feed", "audio", "site"),
    ("lint",),
    ("making", "drafting", "planning"),
    (
        "disk",
        "http",
        "programs",
        "keys",
        "voices",
        "alignment",
        "recognition",
        "assembly",
        "importing",
        "probe",
        "checking",
        "publish",
        "hosting",
    ),
    ("cli",),
)
NEIGHBOURS = {
    # no error repeats a password
    ("errors", "logins"),
    # what a value may be, tables say
    ("notation", "vocabulary"),
    # legacy encodings are told as those of articles are
    ("transcripts", "article"),
    # the feed writes chapters in its own vocabulary
    ("feed", "chapters"),
    # the user's programs speak
    ("voices", "programs"),
    # targets and one voice have secrets
    ("publish", "keys"),
    ("voices", "keys"),
    # one voice speaks over the network
    ("voices", "http"),
    # languages for which nothing recognises are compared with a voice; what voices say is what is looked for
    ("alignment", "voices"),
    # what is heard in a recording is decoded and cut as for alignment, and one engine serves both
    ("recognition", "alignment"),
    # targets and hosts: files, the network, and the secrets of targets
    ("publish", "disk"),
    ("publish", "http"),
    ("hosting", "http"),
    ("hosting", "publish"),
    # a build reads the workspace and writes into it; a narration is stale when the program that spoke it has changed
    ("assembly", "disk"),
    ("assembly", "programs"),
    # a build lints as the show wants it
    ("assembly", "checking"),
    # the linter's files, addresses and configurations
    ("checking", "disk"),
    ("checking", "http"),
    ("checking", "probe"),
    # feeds and recordings come from the network, and so does what the linter knows of servers
    ("importing", "http"),
    ("probe", "http"),
}
LEVEL = {name: level for level, names in enumerate(LAYERS) for name in names}
ENTRANCES = {"__init__", "__main__"}


def test_every_module_has_its_layer() -> None:
    unknown = {module.top for module in modules()} - set(LEVEL) - ENTRANCES
    assert not unknown, f"add to the layer table: {unknown}"


def test_imports_point_up() -> None:
    wrong = []
    for module in modules():
        if module.top in ENTRANCES:
            continue
        for name, line in imported(module.tree):
            if not name.startswith("episodekit."):
                continue
            other = name.split(".")[1]
            if other in {"__version__", module.top} or (module.top, other) in NEIGHBOURS:
                continue
            if LEVEL.get(other, 99) >= LEVEL[module.top]:
                wrong.append(f"{module.path.name}:{line} {module.top} imports {other}")
    assert not wrong, "\n".join(wrong)


def test_imports_are_absolute() -> None:
    import ast

    relative = [
        f"{module.name}:{node.lineno}"
        for module in modules()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ImportFrom) and node.level
    ]
    assert not relative
