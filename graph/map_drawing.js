/* The drawing: vis-network with our colours, the veil that lets a node and its neighbours stand out, and the view. */

const darkness = matchMedia("(prefers-color-scheme: dark)");
const stillness = matchMedia("(prefers-reduced-motion: reduce)");
const frame = document.getElementById("map");
const stretch = stretchFor(frame.clientWidth, frame.clientHeight);
const drawn = { nodes: new vis.DataSet(data.nodes.map(placedItem)), edges: new vis.DataSet(data.edges.map(edgeItem)) };
const selection = { node: null, edge: null };
const hover = { node: null, edge: null };
const network = new vis.Network(frame, drawn, {
  physics: false,
  layout: { improvedLayout: false },
  nodes: { chosen: false, borderWidth: 2 },
  edges: { chosen: { edge: drawPlainly, label: false }, smooth: false, arrowStrikethrough: false, selfReference: { size: 18 } },
  interaction: { hover: true, hideEdgesOnDrag: data.edges.length > 2000, keyboard: { enabled: true, bindToWindow: false, autoFocus: false } },
});

/* How much wider or higher to draw the layout so that it fills the room there is; nothing ever comes closer by it. */
function stretchFor(wide, high) {
  const box = boxOf(data.nodes);
  const ratio = (high / Math.max(wide, 1)) * (Math.max(box.right - box.left, 1) / Math.max(box.bottom - box.top, 1));
  return { x: Math.min(Math.max(1 / ratio, 1), 2.5), y: Math.min(Math.max(ratio, 1), 2.5) };
}

function boxOf(points) {
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
}

function shade(style) {
  return darkness.matches ? style.dark : style.light;
}

function css(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

function nodeItem(node) {
  const color = shade(typeOf.get(node.type));
  const fill = node.known ? color : css("--paper");
  return { id: node.id, shape: node.shape, size: node.size, color: { background: fill, border: color }, hidden: !shown.nodes.has(node.id) };
}

function placedItem(node) {
  return { ...nodeItem(node), x: node.x * stretch.x, y: node.y * stretch.y };
}

function edgeItem(edge) {
  const statements = shown.edges.get(edge.id);
  if (!statements) return { id: edge.id, from: edge.from, to: edge.to, hidden: true };
  return {
    id: edge.id,
    from: edge.from,
    to: edge.to,
    hidden: false,
    color: { color: shade(mainGroup(statements)), inherit: false, opacity: Math.min(Math.max(1.1 - shown.edges.size / 1500, 0.2), 1) },
    width: 1.2 + Math.log2(statements.length),
    dashes: statements.some(isFact) ? false : [6, 5],
    arrows: { to: arrow(statements, edge.from), from: arrow(statements, edge.to) },
  };
}

/* The more edges there are, the paler they are, or they would hide the nodes; not those that are pointed at or selected. */
function drawPlainly(values) {
  values.opacity = 1;
}

/* That somebody demands, pursues or promises something is a fact, though what they want is none. */
function isFact(statement) {
  return statement.status === "asserted" || ["demands", "pursues", "promises"].includes(statement.predicate);
}

function arrow(statements, source) {
  return { enabled: statements.some((statement) => statement.from === source), scaleFactor: 0.45 };
}

function redraw() {
  drawn.nodes.update(data.nodes.map(nodeItem));
  drawn.edges.update(data.edges.map(edgeItem));
}

/* What stands out now: what the pointer is on, else what is selected, with its surroundings. */
function focused() {
  const node = hover.node ?? (hover.edge === null ? selection.node : null);
  if (node !== null) return around(node);
  const edge = hover.edge ?? selection.edge;
  return edge === null ? null : { edges: [edge], nodes: [data.edges[edge].from, data.edges[edge].to] };
}

/* Covers everything with a veil of paper and draws what stands out again, above it. vis-network has no call for this;
   `body` holds its drawable nodes and edges. */
function drawFocus(context) {
  const focus = focused();
  if (!focus) return;
  context.save();
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.globalAlpha = 0.82;
  context.fillStyle = css("--paper");
  context.fillRect(0, 0, context.canvas.width, context.canvas.height);
  context.restore();
  for (const id of focus.edges) network.body.edges[id].draw(context);
  for (const id of focus.edges) network.body.edges[id].drawArrows(context);
  for (const id of focus.nodes) network.body.nodes[id].draw(context);
  if (selection.node !== null) drawRing(context, selection.node);
}

function drawRing(context, id) {
  const { x, y } = network.getPosition(id);
  context.beginPath();
  context.arc(x, y, data.nodes[id].size + 6, 0, 2 * Math.PI);
  context.lineWidth = 2;
  context.strokeStyle = css("--ink");
  context.stroke();
}

/* Brings some nodes into view, with room for their names. */
function showAround(ids, animated = !stillness.matches) {
  if (!ids.length) return;
  const box = boxOf(Object.values(network.getPositions(ids)));
  const across = (frame.clientWidth - 130) / Math.max(box.right - box.left, 1);
  const down = (frame.clientHeight - 90) / Math.max(box.bottom - box.top, 1);
  network.moveTo({
    position: { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 },
    scale: Math.max(Math.min(across, down, 1.1), 0.02),
    animation: animated && { duration: 350, easingFunction: "easeInOutQuad" },
  });
}

function zoom(factor) {
  network.moveTo({ scale: Math.min(Math.max(network.getScale() * factor, 0.05), 8) });
}

function showAll(animated) {
  showAround([...shown.nodes], animated);
}
