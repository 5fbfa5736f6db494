"""The palette: complete, told apart by shape or colour, visible on both papers, and by colour-blind readers."""

from __future__ import annotations

import re
from itertools import combinations

import pytest

from digestgraph.graph.edges import NAMED
from digestgraph.graph.network_node import KINDS
from digestgraph.graph.palette import FOLDER, node_styles, phrases, relation_styles
from digestgraph.ontology.table import DATA, read_table
from digestgraph.ontology.types import actor_types

PAPERS = {"light": "#fbfaf7", "dark": "#14181f"}
SHAPES = {"dot", "square", "diamond", "triangle", "triangleDown", "hexagon", "star"}
# Machado, Oliveira & Fernandes 2009, severity 1.0, on linear RGB.
DEFICIENCIES = {
    "none": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
}


def linear(colour: str) -> list[float]:
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def luminance(colour: str) -> float:
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear(colour), strict=True))


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def lab(colour: str, sight: str) -> list[float]:
    seen = [sum(w * part for w, part in zip(row, linear(colour), strict=True)) for row in DEFICIENCIES[sight]]
    to_xyz = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
    white = (0.9505, 1.0, 1.089)
    xyz = [
        max(sum(w * part for w, part in zip(row, seen, strict=True)), 0) / w0
        for row, w0 in zip(to_xyz, white, strict=True)
    ]
    x, y, z = (part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116 for part in xyz)
    return [116 * y - 16, 500 * (x - y), 200 * (y - z)]


def distance(one: str, other: str, sight: str) -> float:
    return sum((a - b) ** 2 for a, b in zip(lab(one, sight), lab(other, sight), strict=True)) ** 0.5


def test_every_type_and_every_group_has_a_style() -> None:
    assert set(actor_types()) | set(KINDS) == set(node_styles())
    groups = {row["group"] for row in read_table(DATA / "relations.tsv", ("group",))}
    assert groups | set(NAMED.values()) | {"other"} == set(relation_styles())


def test_no_two_types_look_the_same() -> None:
    looks = [(style["shape"], style["light"]) for style in node_styles().values()]
    assert len(set(looks)) == len(looks)
    assert {shape for shape, _ in looks} <= SHAPES


@pytest.mark.parametrize("paper", PAPERS)
def test_every_colour_stands_out_from_the_paper(paper: str) -> None:
    styles = [*node_styles().values(), *relation_styles().values()]
    assert f"--paper: {PAPERS[paper]}" in (FOLDER / "map.css").read_text(encoding="utf-8")
    assert {style["name"]: style[paper] for style in styles if contrast(style[paper], PAPERS[paper]) < 3} == {}


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("sight", DEFICIENCIES)
def test_nodes_of_one_shape_are_told_apart_by_colour(paper: str, sight: str) -> None:
    pairs = [(a, b) for a, b in combinations(node_styles().values(), 2) if a["shape"] == b["shape"]]
    assert [(a["name"], b["name"]) for a, b in pairs if distance(a[paper], b[paper], sight) < 10] == []


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("sight", DEFICIENCIES)
def test_cooperation_and_conflict_are_told_apart(paper: str, sight: str) -> None:
    families = [
        [s[paper] for s in relation_styles().values() if s["family"] == name] for name in ("cooperation", "conflict")
    ]
    assert min(distance(a, b, sight) for a in families[0] for b in families[1]) > 20


def test_every_phrase_that_the_page_says_exists() -> None:
    said = set()
    for file in FOLDER.glob("map*.js"):
        said |= set(re.findall(r'\bsay\("(\w+)"', file.read_text(encoding="utf-8")))
    said |= set(re.findall(r"phrases\.(\w+)", (FOLDER / "map.html.j2").read_text(encoding="utf-8")))
    said |= {style["family"] for style in relation_styles().values()}
    assert said <= set(phrases())
