"""The command: what it prints, where, and how it ends."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import digestgraph
from digestgraph.cli import main

FORMATS = Path(__file__).parent / "loaders" / "fixtures" / "formats"
WEEK = "November 28 – December 4, 2022\nBelarus-West relations\n\n{headline}\n\nThe situation got worse\n\n{body}\n"
BODY = "On November 29th, Poland urged Minsk to release Andrzej Poczobut. The EU imposed sanctions on Belavia."
Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(tmp_path)
    return lambda *arguments, **options: CliRunner().invoke(main, list(arguments), **options)


@pytest.fixture
def week(tmp_path: Path) -> Path:
    path = tmp_path / "week.txt"
    path.write_text(WEEK.format(headline="A hard week", body=BODY), encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> str:
    store = tmp_path_factory.mktemp("demo") / "kg"
    with digestgraph.open(store) as graph:
        graph.load(digestgraph.samples())
    return str(store)


def test_load_tells_what_was_read(run: Run, week: Path) -> None:
    result = run("load", str(week))
    assert result.exit_code == 0
    assert result.stdout.startswith("1 digests read, 1 written: ")
    assert "1 demands" in result.stdout and "1 sanctions" in result.stdout


def test_loading_twice_writes_nothing(run: Run, week: Path) -> None:
    run("load", str(week))
    before = run("export").stdout_bytes
    assert run("load", str(week)).stdout.startswith("1 digests read, 0 written")
    assert run("export").stdout_bytes == before


def test_another_order_gives_the_same_bytes(run: Run) -> None:
    samples = digestgraph.samples()
    run("load", *samples, "--store", "one")
    run("load", *reversed(samples), "--store", "two")
    assert run("export", "--store", "one").stdout_bytes == run("export", "--store", "two").stdout_bytes


def test_a_new_edition_replaces_the_old_one(run: Run, week: Path) -> None:
    run("load", str(week))
    week.write_text(
        WEEK.format(headline="A hard week", body="Poland demanded new elections in Belarus."), encoding="utf-8"
    )
    assert run("load", str(week)).exit_code == 0
    exported = run("export").stdout
    assert (
        "new elections" in exported
        and "Poczobut" not in exported.replace("andrzej-poczobut", "").split("graph/registry")[0]
    )


def test_another_digest_of_the_same_week_and_section_is_not_lost_silently(run: Run, week: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text(WEEK.format(headline="Quite another story", body=BODY), encoding="utf-8")
    run("load", str(week))
    result = run("load", str(other))
    assert result.exit_code == 1
    assert "another digest of this week and section: “A hard week”" in result.stderr and "--replace" in result.stderr
    assert run("load", str(other), "--replace").exit_code == 0


FAULTS = {
    "empty.txt": b"",
    "picture.txt": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
    "broken.docx": b"no archive",
    "scan.pdf": b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n",
    "cut.html": b"<html><body><h1>A headline</h1><p>The EU imposed sanc",
    "lines.jsonl": b'{"text": "' + BODY.encode() + b'", "date": "2022-12-05", "headline": "One"}\n'
    b'{"text": "' + BODY.encode() + b'", "date": "2022-12-12", "headline": "Two"}\n{"text": "broken\n',
    "russian.txt": "На прошлой неделе президент Беларуси встретился с президентом России и говорил о газе.".encode(),
}


def test_every_fault_is_one_line_and_the_other_files_load(
    run: Run, week: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, content in FAULTS.items():
        (tmp_path / name).write_bytes(content)
    (tmp_path / "nothing").mkdir()
    (tmp_path / "secret.txt").write_bytes(BODY.encode())
    original = Path.open

    def guarded(self: Path, *arguments: object, **options: object) -> object:
        if self.name == "secret.txt":
            raise PermissionError(13, "Permission denied", str(self))
        return original(self, *arguments, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", guarded)
    result = run("load", *FAULTS, "nothing", "secret.txt", "missing.txt", str(week))
    assert result.exit_code == 1
    assert result.stdout.startswith("3 digests read, 3 written")
    lines = [line for line in result.stderr.splitlines() if line.startswith("Error: ")]
    assert len(lines) == len(FAULTS) + 3
    for name in (*FAULTS, "nothing", "secret.txt", "missing.txt"):
        assert sum(f"Error: {name}: " in line for line in lines) == 1, name
    assert any("lines.jsonl: line 3: " in line for line in lines)
    assert "Traceback" not in result.output


@pytest.mark.parametrize("form", ["json", "nquads", "trig", "csv"])
def test_extract_needs_no_store(run: Run, week: Path, form: str, tmp_path: Path) -> None:
    result = run("extract", str(week), "--format", form)
    assert result.exit_code == 0 and "Poczobut" in result.stdout
    assert [path.name for path in tmp_path.iterdir()] == ["week.txt"]


def test_the_json_has_the_shape_of_the_contract(run: Run, week: Path) -> None:
    record = json.loads(run("extract", str(week)).stdout)
    assert set(record) == {"digest", "actors", "relations", "demands", "events", "sanctions", "not_understood"}
    assert record["digest"]["assessment"] == "worsened"
    assert record["digest"]["verdict_text"] == "The situation got worse"
    text = week.read_text(encoding="utf-8")
    assert record["relations"]
    assert all(text[r["start"] : r["end"]] == r["evidence"] for r in record["relations"])


def test_extract_reads_standard_input(run: Run) -> None:
    result = run("extract", "-", input=WEEK.format(headline="From a pipe", body=BODY))
    assert json.loads(result.stdout)["digest"]["headline"] == "From a pipe"


def test_several_digests_are_a_list(run: Run) -> None:
    record = json.loads(run("extract", *digestgraph.samples()[:2]).stdout)
    assert [digest["digest"]["start"] for digest in record] == ["2015-02-09", "2016-02-22"]


def test_query_list_and_show(run: Run) -> None:
    listed = run("query", "list").stdout
    assert len(listed.splitlines()) >= 12 and "demands/by-actor" in listed
    assert run("query", "show", "demands/by-actor").stdout.startswith("#+")


@pytest.mark.parametrize("form", ["table", "csv", "tsv", "json", "markdown"])
def test_query_run_in_every_format(run: Run, demo: str, form: str) -> None:
    result = run("query", "run", "demands/by-actor", "-p", "actor=utc", "--store", demo, "--format", form)
    assert result.exit_code == 0 and "tribunal" in result.stdout


def test_query_run_takes_files_and_standard_input(run: Run, demo: str, tmp_path: Path) -> None:
    query = "SELECT (COUNT(DISTINCT ?d) AS ?digests) { ?d a dg:Digest }"
    (tmp_path / "count.rq").write_text(query, encoding="utf-8")
    assert run("query", "run", "count.rq", "--store", demo, "--format", "csv").stdout.split() == ["digests", "15"]
    assert run("query", "run", "-", "--store", demo, "--format", "csv", input=query).stdout.split() == ["digests", "15"]


def test_construct_is_turtle(run: Run, demo: str) -> None:
    query = "CONSTRUCT { ?a dg:meets ?b } { ?a dg:meets ?b }"
    result = run("query", "run", "-", "--store", demo, "--format", "ttl", input=query)
    assert "dg:meets" in result.stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["query", "run", "demands/by-actor", "-p", "actor=Tsikhanouskaia"], "did you mean"),
        (["query", "run", "demands/by-actor"], "actor"),
        (["query", "run", "no/pack"], "no query pack is called"),
        (["query", "run", "missing.rq"], "missing.rq"),
        (["map", "--focus", "Nobody At All"], "Nobody At All"),
        (["export", "--since", "yesterday"], "'yesterday' is no date"),
        (["withdraw", "2000-01-03/nothing"], "no digest 2000-01-03/nothing"),
        (["actors", "show", "Nobody At All"], "no actor is called"),
    ],
)
def test_what_is_wrong_is_told_in_one_line(run: Run, demo: str, arguments: list[str], message: str) -> None:
    if arguments[0] != "actors":
        arguments = [*arguments, "--store", demo]
    result = run(*arguments)
    assert result.exit_code == 1
    assert message in result.stderr and result.stderr.count("\n") == 1


def test_wrong_usage_ends_with_two(run: Run, demo: str) -> None:
    assert run("query", "run", "verdicts/timeline", "-p", "actor", "--store", demo).exit_code == 2
    assert run("load").exit_code == 2


def test_a_query_for_a_store_that_is_not_there_says_so(run: Run, tmp_path: Path) -> None:
    result = run("query", "run", "verdicts/timeline", "--store", "nowhere")
    assert result.exit_code == 1 and "nowhere" in result.stderr
    assert not (tmp_path / "nowhere").exists()


def test_debug_shows_the_trace(run: Run) -> None:
    assert run("--debug", "query", "run", "no/pack").exception is not None


def test_map_is_one_page(run: Run, demo: str, tmp_path: Path) -> None:
    assert run("map", "--store", demo, "--focus", "UTC", "-o", "utc.html").exit_code == 0
    page = (tmp_path / "utc.html").read_text(encoding="utf-8")
    assert "United Transitional Cabinet" in page and "Content-Security-Policy" in page


@pytest.mark.parametrize("form", ["nquads", "trig", "turtle", "jsonld", "graphml", "gexf", "nodes-csv", "edges-csv"])
def test_export_in_every_format(run: Run, demo: str, form: str) -> None:
    first, second = (run("export", "--store", demo, "--format", form).stdout_bytes for _ in range(2))
    assert first == second and "tsikhanouskaya" in first.decode().casefold()


def test_withdraw_removes_the_digest_alone(run: Run, week: Path) -> None:
    run("load", str(week), digestgraph.samples()[0])
    assert run("withdraw", "2022-11-28/belarus-west-relations").exit_code == 0
    exported = run("export").stdout
    assert "digest/2022-11-28/" not in exported and "digest/2015-02-09/" in exported


def test_actors_list_show_check(run: Run, tmp_path: Path) -> None:
    assert "united-transitional-cabinet\t" in run("actors", "list").stdout
    assert "United Transitional Cabinet" in run("actors", "show", "UTC").stdout
    assert run("actors", "check").stdout == "no problems\n"
    (tmp_path / "mine" / "actors").mkdir(parents=True)
    header = "id\tname\ttype\tnames\tmetonyms\tdescriptions\tadjective\tparent\tcountry\tfrom\tuntil\tnote\n"
    (tmp_path / "mine" / "actors" / "x.tsv").write_text(
        header + "a\tAn Actor\tDragon" + "\t" * 9 + "\n", encoding="utf-8"
    )
    result = run("actors", "check", "mine")
    assert result.exit_code == 1 and "x.tsv" in result.stdout and "line 2" in result.stdout


def test_a_registry_of_ones_own_names_actors(run: Run, tmp_path: Path, week: Path) -> None:
    (tmp_path / "mine" / "actors").mkdir(parents=True)
    header = "id\tname\ttype\tnames\tmetonyms\tdescriptions\tadjective\tparent\tcountry\tfrom\tuntil\tnote\n"
    row = "potato-club\tPotato Club\tNGO\tspud lovers" + "\t" * 8 + "\n"
    (tmp_path / "mine" / "actors" / "clubs.tsv").write_text(header + row, encoding="utf-8")
    week.write_text(
        WEEK.format(headline="Spuds", body="The spud lovers demanded more potatoes from the EU."), encoding="utf-8"
    )
    record = json.loads(run("extract", str(week), "--registry", "mine").stdout)
    assert ("potato-club", True) in {(actor["id"], actor["known"]) for actor in record["actors"]}


def test_demo(run: Run, tmp_path: Path) -> None:
    result = run("demo")
    assert result.exit_code == 0
    assert result.stdout.count("$ digestgraph query run") == 3
    assert (tmp_path / "demo-map.html").stat().st_size > 100_000


def test_readers_of_every_format_load(run: Run, tmp_path: Path) -> None:
    shutil.copytree(FORMATS / "good", tmp_path / "good")
    result = run("load", "good")
    assert result.stdout.startswith(tuple(f"{count} digests read" for count in range(8, 40))), result.output


def test_prose_is_read(run: Run, week: Path) -> None:
    week.write_text(WEEK.format(headline="Words", body="Poland condemned Belarus on Monday."), encoding="utf-8")
    [relation] = json.loads(run("extract", str(week)).stdout)["relations"]
    assert (relation["subject"], relation["predicate"], relation["object"]) == ("poland", "criticises", "belarus")


def test_a_pipeline_that_is_not_installed_is_told_in_one_line(run: Run, week: Path) -> None:
    result = run("extract", str(week), "--model", "xx_no_such_pipeline")
    assert result.exit_code == 1 and "xx_no_such_pipeline" in result.stderr and result.stderr.count("\n") == 1


def test_evaluate_tells_figures_saves_a_run_and_compares(run: Run, tmp_path: Path) -> None:
    (tmp_path / "gold").mkdir()
    text = WEEK.format(headline="Words", body="Poland condemned Belarus on Monday.")
    (tmp_path / "gold" / "one.txt").write_text(text, encoding="utf-8")
    record = json.loads(run("extract", "gold/one.txt").stdout)
    (tmp_path / "gold" / "one.json").write_text(json.dumps(record), encoding="utf-8")
    result = run("evaluate", "gold", "-o", "run.json")
    assert result.exit_code == 0 and "relations                      P 1.000  R 1.000  F1 1.000" in result.stdout
    assert "relations that changed: 0" in run("evaluate", "gold", "--compare", "run.json").stdout
    assert json.loads(run("evaluate", "gold", "--format", "json").stdout) == json.loads(Path("run.json").read_text())
    (tmp_path / "gold" / "one.json").write_text("{}", encoding="utf-8")
    result = run("evaluate", "gold")
    assert result.exit_code == 1 and "one.json" in result.stderr and result.stderr.count("\n") == 1


def test_lexicon_missing_show_check(run: Run, week: Path) -> None:
    week.write_text(WEEK.format(headline="Fences", body="Lithuania dismantled the fence."), encoding="utf-8")
    assert "verbs not in the lexicon: dismantle\n" in run("load", str(week)).stdout
    assert json.loads(run("extract", str(week)).stdout)["not_understood"]["verbs"] == ["dismantle"]
    assert run("lexicon", "missing", str(week)).stdout.split()[:3] == ["1", "verb", "dismantle"]
    assert "relations/accuse.tsv:" in run("lexicon", "show", "condemn").stdout
    assert run("lexicon", "show", "frobnicate").exit_code == 1
    assert run("lexicon", "check").stdout == "no problems\n"
    assert run("lexicon", "check", ".").exit_code == 1


def test_two_jobs_store_what_one_stores(run: Run, demo: str) -> None:
    result = run("load", *digestgraph.samples(), "missing.txt", "--jobs", "2", "--store", "two")
    assert result.exit_code == 1 and "missing.txt: no such file" in result.stderr
    assert run("export", "--store", "two").stdout_bytes == run("export", "--store", demo).stdout_bytes
