from __future__ import annotations

from digestgraph.ontology.relations import relations


def test_a_row_is_read_whole() -> None:
    visits = relations()["visits"]
    assert (visits.property, visits.group, visits.plover) == ("visits", "consult", "CONSULT")
    assert visits.subject == ("Actor",)
    assert visits.object == ("Place", "Actor")
    assert visits.meaning.startswith("travels to")


def test_a_relation_without_plover_class_has_an_empty_one() -> None:
    assert relations()["holdsPost"].plover == ""


def test_relations_keep_the_order_of_the_table_and_are_read_once() -> None:
    assert next(iter(relations())) == "supports"
    assert len(relations()) == 44
    assert relations() is relations()


def test_what_holds_both_ways() -> None:
    assert {name for name, relation in relations().items() if relation.is_symmetric} == {
        "cooperatesWith",
        "kinOf",
        "meets",
    }
