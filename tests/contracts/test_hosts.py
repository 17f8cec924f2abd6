"""Every podcast host keeps the promises of the seam: nothing twice, nothing public before it is whole, every trouble told."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import pytest

from episodekit.errors import RemoteError
from episodekit.hosting import HOSTS, Journal
from episodekit.hosting.journal import Known
from episodekit.hosting.plan import Change
from episodekit.model.targets import Target
from tests import sounds
from tests.buckets import S3
from tests.hosted.answering import answering
from tests.hosted.buzzsprout import BuzzsproutStub
from tests.hosted.castopod import CastopodStub
from tests.hosted.django_cast import DjangoCastBehind
from tests.hosted.rsscom import RssComStub
from tests.hosted.shows import Feeds, Publisher, Ticking
from tests.hosted.stub import Episode, Fault, Reply, Stub, running
from tests.hosted.transistor import TransistorStub
from tests.hosted.wordpress import WordPressBehind

pytestmark = pytest.mark.xdist_group("hosts")
STUBS: tuple[type[Stub], ...] = (
    TransistorStub,
    BuzzsproutStub,
    RssComStub,
    CastopodStub,
    WordPressBehind,
    DjangoCastBehind,
)
REAL = (WordPressBehind, DjangoCastBehind)


@pytest.fixture
def ticking() -> Ticking:
    return Ticking()


@pytest.fixture(params=STUBS, ids=lambda kind: kind.KIND)
def stub(request: pytest.FixtureRequest, s3: S3, ticking: Ticking) -> Iterator[Stub]:
    if request.param is WordPressBehind:
        WordPressBehind.site = request.getfixturevalue("wordpress_site")
    if request.param is DjangoCastBehind:
        DjangoCastBehind.at = request.getfixturevalue("django_cast_port")
    with running(request.param(s3, ticking.seconds)) as found:
        found.forget()
        yield found


@pytest.fixture
def publisher(stub: Stub, ticking: Ticking, tmp_path: Path) -> Publisher:
    options = {**stub.OPTIONS, "url": stub.address + stub.BASE}
    target = Target(name="host", kind=stub.KIND, options=options)
    return Publisher(target, {"HOST_TOKEN": stub.key}, tmp_path / "cache", ticking.clock)


@pytest.fixture
def feeds(tmp_path: Path) -> Feeds:
    found = Feeds(tmp_path / "feeds")
    found.write(1)
    found.write(2, seconds=1.5)
    return found


def is_whole(stub: Stub) -> None:
    """Both episodes are there once, published when they were, with their sound."""
    assert sorted(title for title in stub.shown()) == ["Story 1", "Story 2"]
    assert stub.count() == 2
    for day, seconds in ((1, 1.0), (2, 1.5)):
        state, moment = stub.shown()[f"Story {day}"]
        assert state == "published"
        if HOSTS[stub.KIND][0].backdates:
            assert datetime.fromisoformat(moment) == datetime.fromisoformat(f"2026-01-0{day}T06:00:00Z")
        assert stub.sound(f"Story {day}") == sounds.ours(seconds)


def test_every_host_is_tested() -> None:
    assert {stub.KIND for stub in STUBS} == set(HOSTS)


def test_episodes_are_published_once_and_a_second_run_writes_nothing(
    stub: Stub, publisher: Publisher, feeds: Feeds
) -> None:
    planned = publisher.plan(feeds.items())
    assert [step.change for step in planned.steps] == [Change.CREATE, Change.CREATE]
    assert stub.writes == []
    planning = len(stub.calls)
    publisher.publish(feeds.items())
    is_whole(stub)
    calls, seconds = HOSTS[stub.KIND][0].pace
    times = [time for time, _ in stub.calls[planning:]]
    done = len(stub.writes)
    assert publisher.publish(feeds.items()).changes == ()
    assert len(stub.writes) == done
    assert all(later - first >= seconds for first, later in zip(times, times[calls:], strict=False))


def test_what_changed_is_told_and_nothing_else(stub: Stub, publisher: Publisher, feeds: Feeds) -> None:
    publisher.publish(feeds.items())
    feeds.write(1, title="Another")
    before = len(stub.writes)
    planned = publisher.publish(feeds.items())
    if not HOSTS[stub.KIND][0].updates:
        assert [step.change for step in planned.steps] == [Change.LEFT, Change.UNCHANGED]
        assert len(stub.writes) == before
        return
    assert [step.change for step in planned.steps] == [Change.UPDATE, Change.UNCHANGED]
    assert set(stub.shown()) == {"Another", "Story 2"}
    feeds.write(1, title="Another", seconds=1.2)
    assert publisher.publish(feeds.items()).changes[0].sends_audio
    assert stub.sound("Another") == sounds.ours(1.2)
    assert publisher.plan(feeds.items()).changes == ()


WAITING = pytest.mark.parametrize(
    "stub", [RssComStub, TransistorStub], ids=lambda kind: kind.KIND, indirect=True
)


@WAITING
@pytest.mark.parametrize(
    "move",
    [
        (
            "05 May 2026",
            "07 Jul 2026",
            "scheduled",
        ),  # what is under embargo must not be heard before its time
        ("07 Jul 2026", "05 May 2026", "scheduled"),
        ("05 May 2026", "02 Jan 2026", "published"),
    ],
)
def test_an_episode_that_waits_for_its_day_is_moved_with_it(
    stub: Stub, publisher: Publisher, feeds: Feeds, move: tuple[str, str, str]
) -> None:
    before, after, expected = move
    publisher.publish(feeds.items(lambda text: text.replace("02 Jan 2026", before)))
    assert stub.shown()["Story 2"][0] == "scheduled"
    moved = feeds.items(lambda text: text.replace("02 Jan 2026", after))
    assert [step.change for step in publisher.publish(moved).steps] == [Change.UNCHANGED, Change.UPDATE]
    state, moment = stub.shown()["Story 2"]
    assert state == expected
    if expected == "scheduled":
        assert datetime.fromisoformat(moment) == datetime.strptime(f"{after} 06Z", "%d %b %Y %H%z")
    assert publisher.plan(moved).changes == ()


@WAITING
def test_an_episode_that_was_withdrawn_there_is_told_and_stays_a_draft(
    stub: Stub, publisher: Publisher, feeds: Feeds
) -> None:
    publisher.publish(feeds.items())
    (first, *_) = stub.episodes.values()
    first |= {"status": "draft"} if stub.KIND == "transistor" else {"schedule_datetime": None}
    feeds.write(1, title="Story 1", seconds=1.2)
    done = len(stub.writes)
    plan = publisher.publish(feeds.items())
    assert [step.change for step in plan.steps] == [Change.WITHDRAWN, Change.UNCHANGED]
    assert len(stub.writes) == done
    assert stub.shown()["Story 1"][0] == "draft"


@pytest.mark.parametrize("stub", [RssComStub], indirect=True)
def test_a_title_that_is_too_long_there_is_cut_and_told(
    stub: Stub, publisher: Publisher, feeds: Feeds, tmp_path: Path
) -> None:
    feeds.write(1, title="Long " * 60)
    plan = publisher.publish(feeds.items())
    assert "title beyond 250 characters" in plan.steps[0].drops
    assert set(stub.shown()) == {("Long " * 50).strip(), "Story 2"}
    assert publisher.plan(feeds.items()).changes == ()
    publisher.place = tmp_path / "another-cache"
    assert not [step for step in publisher.plan(feeds.items()).steps if step.change is Change.CREATE]


class Killed(BaseException):
    """The process is gone."""


def dying(at: int) -> type[Journal]:
    """A journal whose program is killed at an event: a call is begun, it was done, its end was noted."""
    left = [at]

    def event() -> None:
        left[0] -= 1
        if left[0] == 0:
            raise Killed

    class Dying(Journal):
        @contextmanager
        def call(self, guid: str, name: str) -> Iterator["object"]:  # type: ignore[override]  # what is yielded is the same
            with super().call(guid, name) as note:
                event()
                yield note
                event()
            event()

        def finish(self, guid: str, known: Known) -> None:
            event()
            super().finish(guid, known)
            event()

    return Dying


def test_a_kill_at_any_call_leaves_one_episode_after_the_next_run(
    stub: Stub, publisher: Publisher, feeds: Feeds, tmp_path: Path
) -> None:
    feeds.days.pop(2)
    kills = 0
    # Of the first host at every event, of the others where the host has done what nobody has noted yet.
    for at in (
        range(1, 60) if isinstance(stub, STUBS[0]) else range(2, 60, 6 if isinstance(stub, REAL) else 3)
    ):
        publisher.place, publisher.journal = tmp_path / f"cache-{at}", dying(at)
        stub.forget()
        try:
            publisher.publish(feeds.items())
        except Killed:
            kills += 1
        else:
            break
        publisher.journal = Journal
        publisher.publish(feeds.items())
        assert [state for state, _ in stub.shown().values()] == ["published"], at
        assert stub.count() == 1, at
        assert stub.sound("Story 1") == sounds.ours(1.0)
    assert kills >= 3


def publish_beside(
    stub: Stub, publisher: Publisher, feeds: Feeds, reply: Reply | None, *, does: bool
) -> None:
    """Both episodes, while something goes wrong with the first that is created."""
    stub.faults.append(Fault("POST", f"{stub.BASE}.*/(episodes|posts)/?", reply, does=does))
    publisher.publish(feeds.items())
    assert stub.faults[0].times == 0
    is_whole(stub)


def test_a_create_whose_answer_is_lost_is_looked_for(stub: Stub, publisher: Publisher, feeds: Feeds) -> None:
    publish_beside(stub, publisher, feeds, None, does=True)


@pytest.mark.parametrize("stub", [TransistorStub], indirect=True)
@pytest.mark.parametrize("does", [True, False], ids=["done", "not-done"])
@pytest.mark.parametrize(
    "reply", [Reply(500, b"<h1>oops</h1>"), Reply(504), None], ids=["500", "504", "broken"]
)
def test_a_create_that_fails_is_looked_for_before_another(
    stub: Stub, publisher: Publisher, feeds: Feeds, reply: Reply | None, *, does: bool
) -> None:
    publish_beside(stub, publisher, feeds, reply, does=does)


@pytest.mark.parametrize("stub", [TransistorStub], indirect=True)
def test_a_host_that_wants_a_pause_gets_it(
    stub: Stub, publisher: Publisher, feeds: Feeds, ticking: Ticking
) -> None:
    for method in ("GET", "POST"):
        stub.faults.append(Fault(method, ".*", Reply(429, {"error": "slow down"}, {"Retry-After": "17"})))
    publisher.publish(feeds.items())
    is_whole(stub)
    assert ticking.waits.count(17.0) == 2
    stub.faults.append(Fault("GET", ".*", Reply(429, None, {"Retry-After": "86400"})))
    with pytest.raises(RemoteError, match="asks to wait 86400 seconds") as refused:
        publisher.plan(feeds.items())
    assert refused.value.exit_status == 3


@pytest.mark.parametrize("stub", [TransistorStub], indirect=True)
@pytest.mark.parametrize(
    ("reply", "told"),
    [
        (Reply(403, {"error": "not yours"}), "not yours.*right to publish"),
        (Reply(404, {"message": "no show"}), "no show.*show's id"),
        (Reply(302, None, {"Location": "http://169.254.169.254/"}), "302.*redirects"),
        (Reply(200, b"<html>log in</html>"), "text/html that is no JSON"),
        (Reply(200, {"data": "x" * 100}), "a list is due"),
        (Reply(200, b"[" * 100_000), "no JSON"),
        (Reply(200, [{"id": "../../shows"}]), "answers .* is due"),
    ],
)
def test_what_a_host_answers_instead_is_told(
    stub: Stub, publisher: Publisher, feeds: Feeds, reply: Reply, told: str
) -> None:
    stub.faults.append(Fault("GET", ".*", reply))
    with pytest.raises(RemoteError, match=told):
        publisher.publish(feeds.items())
    assert stub.writes == []


def test_a_wrong_token_is_told_and_never_repeated(stub: Stub, publisher: Publisher, feeds: Feeds) -> None:
    publisher.secrets = {"HOST_TOKEN": "wrong-token-that-nobody-may-see"}
    with pytest.raises(RemoteError, match=r"40[13]") as refused:
        publisher.publish(feeds.items())
    assert "nobody-may-see" not in str(refused.value)
    publisher.secrets = {}
    with pytest.raises(RemoteError, match="HOST_TOKEN is not set"):
        publisher.publish(feeds.items())
    assert stub.shown() == {}


def test_without_the_journal_episodes_are_known_again(
    stub: Stub, publisher: Publisher, feeds: Feeds, tmp_path: Path
) -> None:
    publisher.publish(feeds.items())
    publisher.place = tmp_path / "another-cache"
    plan = publisher.plan(feeds.items())
    assert not [step for step in plan.steps if step.change is Change.CREATE]
    if HOSTS[stub.KIND][0].marks:
        assert plan.changes == ()
    publisher.publish(feeds.items())
    is_whole(stub)


def test_an_episode_that_somebody_changed_or_deleted_there_is_told(
    stub: Stub, publisher: Publisher, feeds: Feeds
) -> None:
    publisher.publish(feeds.items())
    stub.forget(only_first=True)
    plan = publisher.plan(feeds.items())
    assert [(step.change, step.reasons) for step in plan.steps] == [
        (Change.CREATE, ("it was there, and is gone",)),
        (Change.UNCHANGED, ()),
    ]


@pytest.mark.parametrize("stub", [TransistorStub], indirect=True)
@pytest.mark.usefixtures("stub")
def test_two_publishers_of_one_workspace_do_not_meet(publisher: Publisher, feeds: Feeds) -> None:
    with publisher.hosting(), pytest.raises(Exception, match="wait for the other publish"):
        publisher.plan(feeds.items())


@pytest.mark.parametrize("stub", [BuzzsproutStub], indirect=True)
def test_what_buzzsprout_takes_beside_the_fields_arrives(
    stub: BuzzsproutStub, publisher: Publisher, feeds: Feeds, monkeypatch: pytest.MonkeyPatch
) -> None:
    publisher.publish(feeds.items())
    first = stub.episodes["788881"]
    assert first["transcript"] == b"1\n00:00:00,000 --> 00:00:01,000\nhello\n"
    assert first["chapters"] == [{"title": "Begin", "start_time": "0"}, {"title": "End", "start_time": "1.5"}]
    assert (first["season_number"], first["episode_number"], first["episode_type"]) == (2, 1, "bonus")
    monkeypatch.setattr("episodekit.hosting.buzzsprout.MULTIPART_BYTES", 1000)
    sound = sounds.ours(1.0) * (11 * (1 << 20) // len(sounds.ours(1.0)))  # three parts
    monkeypatch.setattr("tests.sounds.ours", lambda _: sound)
    assert publisher.publish(feeds.items()).changes[0].sends_audio
    assert stub.sound("Story 1") == sound


@pytest.mark.parametrize("stub", [WordPressBehind], indirect=True)
def test_wordpress_makes_an_enclosure_of_it(
    stub: WordPressBehind, publisher: Publisher, feeds: Feeds
) -> None:
    publisher.publish(feeds.items())
    feed = stub.feed()
    for seconds in (1.0, 1.5):
        assert f'length="{len(sounds.ours(seconds))}" type="audio/mpeg"' in feed
    assert feed.count("<enclosure ") == 2
    assert feed.count("Notes of day 1: 1 &lt; 2.") == 1
    assert set(re.findall(r".{5}episodekit", feed)) == {"<!-- episodekit"}


@pytest.mark.parametrize("stub", [WordPressBehind], indirect=True)
def test_wordpress_keeps_one_file_of_an_upload_whose_answer_was_lost(
    stub: WordPressBehind, publisher: Publisher, feeds: Feeds
) -> None:
    stub.faults.append(Fault("POST", ".*/media", does=True))
    feeds.write(1, seconds=1.1)
    publisher.publish(feeds.items())
    name = f"e1-{feeds.items()[0].sha256[:8]}"
    assert len(stub.api("GET", f"/media?search={name}")) == 1


@pytest.mark.parametrize("stub", [WordPressBehind], indirect=True)
def test_a_user_of_wordpress_without_rights_is_told(
    stub: WordPressBehind, publisher: Publisher, feeds: Feeds
) -> None:
    target = publisher.target
    publisher.target = Target(name="host", kind=target.kind, options={**target.options, "user": "poor"})
    publisher.secrets = {"HOST_TOKEN": stub.site.poor}
    with pytest.raises(RemoteError, match=r"is answered by 40[03]: .*(right|correct)"):
        publisher.publish(feeds.items())
    assert stub.count() == 0


@pytest.mark.parametrize("stub", [DjangoCastBehind], indirect=True)
def test_django_cast_gets_chapters_and_keeps_one_file_of_an_upload_whose_answer_was_lost(
    stub: DjangoCastBehind, publisher: Publisher, feeds: Feeds
) -> None:
    stub.faults.append(Fault("POST", ".*/media/audios/", does=True))
    feeds.write(1, seconds=1.9)
    publisher.publish(feeds.items())
    assert stub.faults[0].times == 0
    chapters = [["00:00:00", "Begin"], ["00:00:01.500000", "End"]]
    assert [row["chapters"] for row in stub.pages()] == [chapters, chapters]
    publisher.secrets = {"HOST_TOKEN": stub.poor}
    with pytest.raises(RemoteError, match=r"403.*right to publish"):
        publisher.plan(feeds.items())


@pytest.mark.parametrize("stub", [CastopodStub], indirect=True)
@pytest.mark.usefixtures("stub")
def test_of_what_cannot_be_changed_the_plan_says_so(publisher: Publisher, feeds: Feeds) -> None:
    publisher.publish(feeds.items())
    feeds.write(1, title="Another")
    plan = publisher.plan(feeds.items())
    assert plan.changes == ()
    assert plan.steps[0].reasons == ("its texts changed", "somebody changed it there: title")


@pytest.mark.parametrize("stub", [TransistorStub, BuzzsproutStub, RssComStub], indirect=True)
def test_an_upload_that_is_cut_leaves_a_draft_and_the_next_run_goes_on(
    stub: Stub, publisher: Publisher, feeds: Feeds
) -> None:
    with answering(lambda _: None) as nowhere, pytest.MonkeyPatch.context() as patch:
        patch.setattr(type(stub), "presigned", lambda *_, **__: f"{nowhere}/up")
        with pytest.raises(RemoteError, match=r"upload address.*it goes on where it stopped"):
            publisher.publish(feeds.items())
    assert [state for state, _ in stub.shown().values()] == ["draft"]
    publisher.publish(feeds.items())
    is_whole(stub)


class ForgetfulTransistor(TransistorStub):
    """One that takes comments out of show notes, and cuts titles."""

    longest = 200

    def _take(self, row: Episode, told: Episode) -> None:
        notes = str(told.get("description", "")).partition("<!--")[0]
        super()._take(row, told | {"description": notes, "title": told["title"][: self.longest]})


@pytest.mark.parametrize("stub", [ForgetfulTransistor], indirect=True)
def test_where_marks_are_lost_episodes_are_known_by_title_and_day(
    stub: Stub, publisher: Publisher, feeds: Feeds, tmp_path: Path
) -> None:
    stub.faults.append(Fault("POST", "/v1/episodes", does=True))
    publisher.publish(feeds.items())
    publisher.place = tmp_path / "another-cache"
    publisher.publish(feeds.items())
    is_whole(stub)


@pytest.mark.parametrize("stub", [ForgetfulTransistor], indirect=True)
def test_what_a_host_has_otherwise_than_it_was_told_stays_a_draft(
    stub: ForgetfulTransistor, publisher: Publisher, feeds: Feeds
) -> None:
    stub.longest = 3
    with pytest.raises(
        RemoteError, match=r"'Story 1': the host has it otherwise than it was told \(title: 'Sto'\)"
    ):
        publisher.publish(feeds.items())
    assert [state for state, _ in stub.shown().values()] == ["draft"]


@pytest.mark.parametrize("stub", [TransistorStub], indirect=True)
def test_sound_that_a_host_cannot_use_is_told_and_sent_anew(
    stub: Stub, publisher: Publisher, feeds: Feeds
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(type(stub), "stored", lambda *_: None)
        with pytest.raises(RemoteError, match="the host cannot use its audio: No such file"):
            publisher.publish(feeds.items())
    assert [state for state, _ in stub.shown().values()] == ["draft"]
    publisher.publish(feeds.items())
    is_whole(stub)
