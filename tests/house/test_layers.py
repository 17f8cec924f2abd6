"""The layer table of the house: imports point up the list only."""

from tests.house.source import imported, modules

LAYERS = (
    ("patterns", "collector"),
    ("errors", "logins"),
    (
        "findings",
        "timecode",
        "vocabulary",
        "markup",
        "values",
        "rfc822",
        "urls",
        "forms",
        "json_rows",
        "command",
        "charsets",
        "slugs",
    ),
    (
        "model",
        "speech",
        "voicing",
        "aligned",
        "cues",
        "written",
        "tagged",
        "extra",
        "feeds",
        "brief",
        "splice",
        "settings",
        "targets",
    ),
    ("article", "entry", "chapters", "transcripts", "feed", "audio", "site"),
    ("lint",),
    ("narration", "hearing", "normalising", "build", "draft", "outline", "takeover", "publishing"),
    (
        "files",
        "splicing",
        "http",
        "workspace",
        "record",
        "programs",
        "keys",
        "voices",
        "alignment",
        "recognition",
        "assembly",
        "writer",
        "importing",
        "downloads",
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
    # L1 builds on itself, in this direction
    ("values", "markup"),
    ("values", "vocabulary"),
    ("command", "values"),
    # legacy encodings are told as those of articles are
    ("transcripts", "article"),
    # the feed writes chapters in its own vocabulary
    ("feed", "chapters"),
    ("forms", "rfc822"),
    ("forms", "urls"),
    ("forms", "vocabulary"),
    # show and episode keep the tags that a person wrote
    ("model", "tagged"),
    ("model", "extra"),
    ("model", "feeds"),
    ("model", "targets"),
    ("model", "voicing"),
    # a file of a package may be a tagged recording
    ("model", "splice"),
    ("brief", "model"),
    # a cue keeps the times of its words
    ("model", "cues"),
    # an episode keeps whom its article names
    ("model", "written"),
    # a draft has its chapters outlined
    ("draft", "outline"),
    # the model's values are what a voice speaks of
    ("speech", "model"),
    # what is found in a recording is told as a voice tells what it said
    ("aligned", "speech"),
    # the user's programs write summaries and speak
    ("writer", "programs"),
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
    # a build narrates
    ("build", "narration"),
    # and listens to recordings, of which is said what a narration says
    ("build", "hearing"),
    ("hearing", "narration"),
    # or makes them as loud as narrations are, and keeps what it made where those are kept
    ("build", "normalising"),
    ("normalising", "narration"),
    # the disk: files below, the workspace on them, assembly on both
    ("workspace", "files"),
    ("publish", "files"),
    ("publish", "http"),
    # hosts are called over it, with the secrets of targets
    ("hosting", "http"),
    ("hosting", "publish"),
    ("files", "splicing"),
    ("record", "files"),
    ("assembly", "files"),
    ("assembly", "splicing"),
    ("assembly", "record"),
    ("assembly", "workspace"),
    # a narration is stale when the program that spoke it has changed
    ("assembly", "programs"),
    # a build lints as the show wants it
    ("assembly", "checking"),
    # the linter's files, addresses and configurations
    ("checking", "files"),
    ("checking", "http"),
    ("checking", "probe"),
    ("checking", "workspace"),
    # feeds and recordings come from the network
    ("importing", "http"),
    ("downloads", "http"),
    # and so does what the linter knows of servers
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
