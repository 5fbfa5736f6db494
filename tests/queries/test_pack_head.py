"""A faulty pack is refused with its file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from digestgraph.ontology.errors import DigestgraphError
from digestgraph.queries.pack import Pack, find_pack, packs, parse_pack, read_query

GOOD = """#+ summary: "Demands: all of them"
#+ description: |
#+   Two lines
#+   of text.
#+ tags: [one, two]
#+ pagination: 100
#+ parameters:
#+   actor: {type: actor, required: true, description: who demands, example: UTC}
#+   day:
#+     type: date
#+     description: when
#+     example: 2022-11-28
#+ columns:
#+   demand: what is demanded
#+ view: timeline

PREFIX dg: <https://w3id.org/digestgraph/ontology#>
SELECT ?demand WHERE {
  $actor dg:demands ?demand .
  ?demand dg:date $day .
}
"""


def test_a_head_is_read_whole() -> None:
    pack = parse_pack(GOOD, "good")
    assert (pack.summary, pack.description) == ("Demands: all of them", "Two lines\nof text.")
    assert (pack.tags, pack.view, pack.columns) == (("one", "two"), "timeline", {"demand": "what is demanded"})
    assert [(p.name, p.type, p.required, p.example) for p in pack.parameters] == [
        ("actor", "actor", True, "UTC"),
        ("day", "date", False, "2022-11-28"),
    ]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("#+ view: timeline", "#+ view:\ttimeline", "line 15: a tab in the header; write spaces"),
        ("#+ view: timeline", "#+ view: [timeline", "line 15: the header is not YAML: "),
        ("#+ view: timeline", "#+ vieww: timeline", "line 15: unknown key vieww; the keys are"),
        ("#+ view: timeline", "#+ view: pie", "line 15: no view pie; it is table, timeline, network, map"),
        ("#+ view: timeline", "#+ view: [table]", "line 15: here must be a single value"),
        ("#+ view: timeline", "#+ tags: [x]", "line 15: tags is there twice"),
        ("#+ tags: [one, two]", "#+ tags: one", "line 5: here must be a list; write [one, two]"),
        ('#+ summary: "Demands: all of them"', "#", "line 1: no summary; add: #+ summary:"),
        ("type: actor", "type: actr", "line 8: the parameter actor is of no known type; types are actor"),
        ("type: actor, ", "", "line 8: the parameter actor has no type"),
        ("required: true", "required: yes", "line 8: required of actor is yes; write true or false"),
        ("required: true", "needed: true", "line 8: unknown key needed; the keys are"),
        ("#+     description: when\n", "", "line 10: the parameter day has no description"),
        ("dg:date $day", "dg:date $dya", "line 20: $dya is not declared; add it to parameters, or write ?dya"),
        ("?demand dg:date $day .", "# $day", "line 10: the parameter day is not used; use $day or remove it"),
        ("SELECT ?demand", "SELECT $day", "line 18: $day stands in the SELECT list, where no value can stand"),
        ("SELECT ?demand", "SELECT ?demand ?week", "the columns are demand, but the query selects demand, week"),
        ("SELECT ?demand", "SELECT ?demand ?day ?", "line 18: this is not SPARQL: SELECT ?demand ?day ? WHERE {"),
        ("dg:date", "xx:date", "line 20: the prefix xx: is not declared; add PREFIX xx: <…>"),
        (
            "  ?demand dg:date $day .",
            "  ?demand dg:date\n  $day .",
            "line 22: without $day this is no longer SPARQL; put the",
        ),
        ("$actor dg:demands ?demand .", "SERVICE <http://x> { $actor dg:demands ?demand }", "line 19: SERVICE would"),
        ("SELECT ?demand WHERE", "DELETE WHERE", "DELETE would change the graph"),
    ],
)
def test_faults_are_named_with_file_and_line(old: str, new: str, message: str) -> None:
    assert old in GOOD
    with pytest.raises(DigestgraphError) as error:
        parse_pack(GOOD.replace(old, new, 1), "bad", "packs/bad.rq")
    assert str(error.value).startswith("packs/bad.rq: " + message)
    assert "\n" not in str(error.value)


def test_a_pack_without_a_head_is_refused_but_a_query_is_not() -> None:
    with pytest.raises(DigestgraphError, match=r"^x: line 1: no header"):
        parse_pack("ASK {}", "x")
    assert read_query("ASK {}", "-") == Pack("-", "ASK {}", "-")
    assert read_query("#+ summary: Yes\nASK {}", "-").summary == "Yes"


def test_further_folders_add_and_replace(tmp_path: Path) -> None:
    (tmp_path / "demands").mkdir()
    (tmp_path / "demands" / "by-actor.rq").write_text("#+ summary: Mine\nASK {}", encoding="utf-8")
    (tmp_path / "own.rq").write_text("\ufeff#+ summary: Łódź\nASK {}", encoding="utf-8")
    found = packs([tmp_path])
    assert found["demands/by-actor"].summary == "Mine"
    assert found["own"].summary == "Łódź"
    assert found["actors/names"].summary
    assert list(found) == sorted(found)
    assert find_pack("own", [tmp_path]) == found["own"]


def test_a_file_can_be_named(tmp_path: Path) -> None:
    path = tmp_path / "q.rq"
    path.write_text("SELECT * { ?s ?p $o }", encoding="utf-8")
    assert find_pack(str(path)) == Pack(str(path), "SELECT * { ?s ?p $o }", str(path))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "the query cannot be read: No such file or directory"),
        (b"\xff", "the query cannot be read: it is not UTF-8"),
    ],
)
def test_a_file_that_cannot_be_read(content: bytes | None, message: str, tmp_path: Path) -> None:
    path = tmp_path / "q.rq"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(DigestgraphError) as error:
        find_pack(str(path))
    assert str(error.value) == f"{path}: {message}"


def test_a_folder_of_packs_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(DigestgraphError, match="there is no such folder of packs"):
        packs([tmp_path / "none"])
