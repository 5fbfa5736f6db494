/* What happens when: selection, filters, the pointer, the keyboard, the change of light. */

/* Selects a node or an edge (or, with neither, nothing); `move` brings it into view and the reader to its heading. */
function select({ node = null, edge = null }, { move = false } = {}) {
  Object.assign(selection, { node, edge });
  Object.assign(hover, { node: null, edge: null });
  network.setSelection({ nodes: node === null ? [] : [node], edges: edge === null ? [] : [edge] });
  fillPanel();
  if (move) {
    showAround(focused().nodes);
    frame.scrollIntoView();
    panel.querySelector("h2").focus({ preventScroll: true });
  }
  network.redraw();
}

/* Shows what passes the filters; a selection that no longer does is dropped. */
function refresh() {
  shown = shownNow();
  if (selection.node !== null && !shown.nodes.has(selection.node)) selection.node = null;
  if (selection.edge !== null && !shown.edges.has(selection.edge)) selection.edge = null;
  Object.assign(hover, { node: null, edge: null });
  forgetLabels();
  redraw();
  tellShown();
  tellWeeks();
  fillPanel();
}

function onClick({ nodes, edges }) {
  if (nodes.length) select({ node: nodes[0] });
  else if (edges.length) select({ edge: edges[0] });
  else select({});
}

function onHover(kind, id) {
  hover[kind] = id;
  network.redraw();
}

function listen() {
  network.on("afterDrawing", (context) => {
    drawFocus(context);
    drawLabels(context);
  });
  network.on("click", onClick);
  network.on("hoverNode", ({ node }) => onHover("node", node));
  network.on("blurNode", () => onHover("node", null));
  network.on("hoverEdge", ({ edge }) => onHover("edge", edge));
  network.on("blurEdge", () => onHover("edge", null));
  network.on("dragging", forgetLabels);
  searchBox.addEventListener("input", suggest);
  searchBox.addEventListener("keydown", searchKey);
  searchBox.addEventListener("blur", () => openSuggestions(false));
  document.getElementById("zoom-in").addEventListener("click", () => zoom(1.3));
  document.getElementById("zoom-out").addEventListener("click", () => zoom(1 / 1.3));
  document.getElementById("fit").addEventListener("click", () => showAll());
  document.getElementById("reset").addEventListener("click", clearFilters);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && document.activeElement !== searchBox) select({});
  });
  darkness.addEventListener("change", () => {
    fillLegend();
    refresh();
  });
}

function start() {
  const canvas = frame.querySelector(".vis-network");
  canvas.setAttribute("role", "application");
  canvas.setAttribute("aria-label", say("map"));
  if (matchMedia("(max-width: 900px)").matches) document.getElementById("filters").open = false;
  fillLegend();
  fillWeeks();
  listen();
  refresh();
  showAll(false);
  measureSheet();
}

start();
