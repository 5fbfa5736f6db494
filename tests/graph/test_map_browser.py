"""The map in a real Chromium without a network: it opens, filters, searches, tells the evidence, and stays inert."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING, Any

import networkx as nx
import pytest

from digestgraph.graph.map import map_html

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
]
NAMES = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    executable = next((path for name in NAMES if (path := shutil.which(name))), None)
    if executable is None:
        reason = f"NO BROWSER: none of {', '.join(NAMES)} is installed, the map is NOT tested"
        if os.environ.get("DIGESTGRAPH_REQUIRE_BROWSER"):
            pytest.fail(reason)
        pytest.skip(reason)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=executable, args=ARGUMENTS)
        yield opened
        opened.close()


class Visit:
    """A page opened from a file, with the network cut; what it asked for and complained of is kept."""

    def __init__(self, browser: Browser, folder: Path) -> None:
        self.browser = browser
        self.folder = folder
        self.requests: list[str] = []
        self.complaints: list[str] = []

    def open(
        self,
        network: nx.MultiDiGraph,
        title: str = "World",
        *,
        width: int = 1400,
        height: int = 900,
        scheme: str = "light",
    ) -> Page:
        file = self.folder / "map.html"
        file.write_text(map_html(network, title), encoding="utf-8")
        options: dict[str, Any] = {"viewport": {"width": width, "height": height}, "color_scheme": scheme}
        self.context = self.browser.new_context(**options, reduced_motion="reduce", offline=True)
        page = self.context.new_page()
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.goto(file.as_uri())
        return page


@pytest.fixture
def visit(browser: Browser, tmp_path: Path) -> Iterator[Visit]:
    made = Visit(browser, tmp_path)
    yield made
    made.context.close()
    assert made.complaints == []
    assert made.requests == [(tmp_path / "map.html").as_uri()]


def shown(page: Page) -> str:
    return page.locator("#shown").inner_text()


def panel(page: Page) -> str:
    return page.locator("#panel").inner_text()


def heading(page: Page) -> str:
    return page.locator("#panel h2").inner_text()


def hidden_types(page: Page) -> list[str]:
    """Return the types of the nodes that the drawing hides."""
    told: list[str] = page.evaluate(
        "[...new Set(drawn.nodes.get().filter(n => n.hidden).map(n => data.nodes[n.id].type))].sort()"
    )
    return told


def click_edge(page: Page, one: str, other: str) -> None:
    """Click on the line between two nodes, a quarter of the way along it or elsewhere, where nothing covers it."""
    point = page.evaluate(
        """([one, other]) => {
          const names = (edge) => [edge.from, edge.to].map(labelOf).sort().join();
          const edge = data.edges.find((edge) => names(edge) === [one, other].sort().join());
          showAround([edge.from, edge.to], false);
          const [a, b] = [edge.from, edge.to].map((id) => network.canvasToDOM(network.getPosition(id)));
          const along = (part) => ({ x: a.x + part * (b.x - a.x), y: a.y + part * (b.y - a.y) });
          const points = [0.5, 0.35, 0.65, 0.25, 0.75].map(along);
          return points.find((p) => network.getNodeAt(p) === undefined && network.getEdgeAt(p) === edge.id);
        }""",
        [one, other],
    )
    page.locator("#map canvas").click(position=point)


def click_node(page: Page, name: str) -> None:
    point = page.evaluate(
        "(name) => network.canvasToDOM(network.getPosition(data.nodes.find((n) => n.label === name).id))", name
    )
    page.locator("#map canvas").click(position=point)


@pytest.mark.parametrize(("width", "height"), [(1400, 900), (400, 800)])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_opens_without_a_network_at_any_width_and_light(
    visit: Visit, width: int, height: int, scheme: str, well_known: nx.MultiDiGraph
) -> None:
    page = visit.open(well_known, width=width, height=height, scheme=scheme)
    assert page.title() == "World"
    assert shown(page) == "Shown: 76 of 76 nodes, 149 of 149 relations"
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "nothing runs out of the page sideways"
    assert page.evaluate("labels.items.length") > 20
    assert page.evaluate(
        """data.nodes.map((node) => network.canvasToDOM(network.getPosition(node.id)))
          .every(({ x, y }) => x > 0 && y > 0 && x < frame.clientWidth && y < frame.clientHeight)"""
    )


def test_names_on_the_map_do_not_cover_each_other(visit: Visit, well_known: nx.MultiDiGraph) -> None:
    page = visit.open(well_known)
    overlaps = page.evaluate(
        """() => {
          const context = document.querySelector("#map canvas").getContext("2d"), scale = network.getScale();
          const boxes = labels.items.map((item) => {
            context.font = font(item, scale);
            return boxAround(item, context.measureText(item.text).width / 2, (item.size * 0.5) / scale);
          });
          const meet = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
          return boxes.filter((a, i) => boxes.some((b, j) => i < j && meet(a, b))).length;
        }"""
    )
    assert overlaps == 0


def test_the_search_suggests_and_brings_a_node_into_view(visit: Visit, well_known: nx.MultiDiGraph) -> None:
    page = visit.open(well_known)
    page.locator("#search").fill("erdogan")
    assert page.locator("#suggestions [role=option]").all_inner_texts() == ["Recep Tayyip Erdoğan"]
    page.keyboard.press("Enter")
    assert heading(page) == "Recep Tayyip Erdoğan"
    assert page.locator("#suggestions").is_hidden()
    assert page.evaluate("document.activeElement === panel.querySelector('h2')")
    place = page.evaluate("network.canvasToDOM(network.getPosition(selection.node))")
    assert 0 < place["x"] < 800
    assert 0 < place["y"] < 900


def test_the_search_by_keyboard(visit: Visit, well_known: nx.MultiDiGraph) -> None:
    page = visit.open(well_known)
    page.locator("#search").fill("united")
    names = page.locator("#suggestions [role=option]").all_inner_texts()
    assert set(names) == {"United States", "United Kingdom", "United Nations"}
    page.keyboard.press("ArrowDown")
    assert page.locator("#suggestions [aria-selected=true]").inner_text() == names[1]
    page.keyboard.press("Escape")
    assert page.locator("#suggestions").is_hidden()
    page.locator("#search").fill("nobody of this name")
    assert page.locator("#suggestions").inner_text() == "No name like this"


def test_the_legend_hides_nodes_and_the_counts_follow(visit: Visit, well_known: nx.MultiDiGraph) -> None:
    page = visit.open(well_known)
    page.locator("#legend input[value=Person]").uncheck()
    assert shown(page).startswith("Shown: 50 of 76 nodes, ")  # 23 persons, and 3 nodes that only persons touch
    assert "Person" in hidden_types(page)
    assert page.locator("#panel li").first.inner_text().split() == ["Russia", "20"]
    page.get_by_role("button", name="Show all", exact=True).click()
    assert shown(page) == "Shown: 76 of 76 nodes, 149 of 149 relations"
    assert page.locator("#legend input[value=Person]").is_checked()


def test_posts_are_hidden_until_asked_for(visit: Visit, well_known: nx.MultiDiGraph) -> None:
    holder = next(iter(well_known))
    well_known.add_node("https://w3id.org/digestgraph/role/x", label="president", kind="Role", type="", known=True)
    facts = next(iter(well_known.edges(data=True)))[2]
    well_known.add_edge(holder, "https://w3id.org/digestgraph/role/x", **facts)
    page = visit.open(well_known)
    assert not page.locator("#legend input[value=Role]").is_checked()
    assert shown(page).startswith("Shown: 76 of 77 nodes, ")
    page.locator("#legend input[value=Role]").check()
    assert shown(page).startswith("Shown: 77 of 77 nodes, ")


def test_a_group_of_relations_goes_with_the_nodes_it_alone_holds(visit: Visit, well_known: nx.MultiDiGraph) -> None:
    page = visit.open(well_known)
    for family in ("Cooperation", "Demands and decisions", "Posts, events and places"):
        page.get_by_role("button", name=f"{family}: none").click()
    groups = page.evaluate("[...new Set(shown.statements.map((s) => s.group))].sort()")
    assert groups == ["accuse", "force", "reject", "repress", "sanction", "threaten"]
    alone = page.evaluate("[...shown.nodes].filter((id) => around(id).edges.length === 0).map(labelOf).sort()")
    assert alone == ["African Union", "BBC", "State Duma", "Switzerland"], "nodes that never had a relation stay"
    assert page.evaluate("drawn.edges.get().filter((e) => !e.hidden).length === shown.edges.size")


def test_the_weeks_filter(visit: Visit, well_known: nx.MultiDiGraph) -> None:
    page = visit.open(well_known)
    first = page.evaluate("data.weeks.indexOf('2022-02-21')")
    for end in ("from", "to"):
        page.locator(f"#week-{end}").evaluate(
            "(slider, value) => { slider.value = value; slider.dispatchEvent(new Event('input', { bubbles: true })); }",
            first,
        )
    assert page.evaluate("[...new Set(shown.statements.map(weekOf))]") == ["2022-02-21"]
    assert page.locator("#week-to").get_attribute("aria-valuetext") == "21 Feb 2022"
    page.locator("#week-from").focus()
    page.keyboard.press("ArrowRight")
    assert page.evaluate("chosen.from <= chosen.to"), "the sliders do not pass each other"


def test_one_week_or_none_needs_no_slider(visit: Visit) -> None:
    page = visit.open(nx.MultiDiGraph([("a", "b", {"week": "2022-02-21"})]))
    assert page.locator("#weeks input").count() == 0


def test_a_click_on_a_node_tells_its_relations(visit: Visit, well_known: nx.MultiDiGraph) -> None:
    page = visit.open(well_known)
    click_node(page, "Angela Merkel")
    assert heading(page) == "Angela Merkel"
    assert "person" in panel(page)
    page.locator("#panel li", has_text="Sviatlana Tsikhanouskaya").get_by_role(
        "button", name="Sviatlana Tsikhanouskaya"
    ).click()
    assert heading(page) == "Sviatlana Tsikhanouskaya"
    assert "Angela Merkel meets" in panel(page)
    page.keyboard.press("Escape")
    assert heading(page) == "Details"


def test_a_click_on_an_edge_tells_every_statement_with_its_evidence(visit: Visit, well_known: nx.MultiDiGraph) -> None:
    page = visit.open(well_known)
    click_edge(page, "Iran", "Russia")
    cards = page.locator("#panel .statement").all_inner_texts()
    assert len(cards) == 2
    assert "Iran supplies Russia" in cards[0]
    assert "according to United States" in cards[0]
    assert "week of 11 Jul 2022" in cards[0]
    assert "The week of 2022-07-11" in cards[0]
    assert "negated" in cards[1]
    assert (
        page.locator("#panel mark").first.inner_text()
        == "Iran was preparing to give Russia drones, said the United States."
    )


def test_what_is_only_planned_or_denied_is_dashed(visit: Visit, well_known: nx.MultiDiGraph) -> None:
    page = visit.open(well_known)
    dashed = page.evaluate(
        "drawn.edges.get().filter((e) => e.dashes).map((e) => shown.edges.get(e.id).map((s) => s.status)).flat()"
    )
    assert dashed
    assert "asserted" not in dashed


def test_arrows_show_the_direction(visit: Visit) -> None:
    page = visit.open(nx.MultiDiGraph([("a", "b"), ("c", "b"), ("c", "a"), ("a", "c")]))
    arrows = page.evaluate(
        "drawn.edges.get().map((e) => [labelOf(e.from) + labelOf(e.to), e.arrows.from.enabled, e.arrows.to.enabled])"
    )
    assert arrows == [["ab", False, True], ["ac", True, True], ["bc", True, False]]


def test_the_pointer_lets_neighbours_stand_out(visit: Visit, well_known: nx.MultiDiGraph) -> None:
    page = visit.open(well_known)
    point = page.evaluate("network.canvasToDOM(network.getPosition(data.nodes.find((n) => n.label === 'Viasna').id))")
    page.locator("#search").focus()
    page.locator("#map canvas").hover(position=point)
    page.wait_for_function("hover.node !== null")
    assert page.evaluate("document.activeElement === searchBox"), "the pointer does not take the keyboard away"
    assert sorted(page.evaluate("focused().nodes.map(labelOf)")) == [
        "Ales Bialiatski",
        "Belarus",
        "Viasna",
        "release all political prisoners",
    ]
    page.wait_for_function("labels.items.some((item) => item.text === 'persecutes')")


def test_a_selection_that_is_filtered_away_is_dropped(visit: Visit, well_known: nx.MultiDiGraph) -> None:
    page = visit.open(well_known)
    page.locator("#search").fill("Gazprom")
    page.keyboard.press("Enter")
    page.locator("#legend input[value=Company]").uncheck()
    assert heading(page) == "Details"


def test_every_control_has_a_name_and_is_reached_by_keyboard(visit: Visit, well_known: nx.MultiDiGraph) -> None:
    page = visit.open(well_known)
    names = page.evaluate(
        """() => {
          const name = (control) => control.getAttribute("aria-label")
            || [...(control.labels ?? [])].map((label) => label.textContent).join() || control.textContent;
          const controls = [...document.querySelectorAll("button, input, summary, .vis-network")];
          return controls.map((control) => [control.tabIndex, name(control).trim()]);
        }"""
    )
    assert len(names) > 40
    assert [name for index, name in names if index < 0 or not name] == []


def test_the_dark_follows_the_system(visit: Visit, well_known: nx.MultiDiGraph) -> None:
    page = visit.open(well_known)
    light = page.evaluate("[drawn.nodes.get(0).color.border, getComputedStyle(document.body).backgroundColor]")
    page.emulate_media(color_scheme="dark")
    page.wait_for_function("(before) => drawn.nodes.get(0).color.border !== before", arg=light[0])
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != light[1]


def test_an_empty_map_opens(visit: Visit) -> None:
    assert "Nothing to draw" in visit.open(nx.MultiDiGraph()).locator("main").inner_text()


def test_hostile_text_is_shown_as_text(visit: Visit, hostile: tuple[str, nx.MultiDiGraph]) -> None:
    text, network = hostile
    page = visit.open(network, title=text)
    click_edge(page, text, f"{text} 2")
    assert page.locator("#panel mark").first.evaluate("(mark) => mark.textContent") == text
    names = page.locator("#panel strong bdi").evaluate_all("(names) => names.map((name) => name.textContent)")
    assert sorted(names) == sorted([text, text, f"{text} 2"] * 2), "who, what and whom of two statements"
    page.evaluate("select({ node: 0 })")
    page.locator("#search").fill(text[:12])
    assert page.evaluate("window.pwned") is None
    assert page.locator("#panel script, #panel img, #panel a, h1 *, #suggestions a, #suggestions img").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
