/* The names on the map. vis-network would print every name over every other; here the best connected nodes are named
   first, at a size that stays the same on the screen, and a name that finds no free room waits until there is some. */

const labelStyle = { cell: 4, gap: 5, most: frame.clientWidth < 600 ? 20 : 30, edges: 40 };
let labels = { key: "", items: [] };
let sheet = null; // what is seen when the whole map is: no name may run over its edge

function forgetLabels() {
  labels.key = "";
}

function drawLabels(context) {
  const scale = network.getScale();
  const focus = focused();
  const key = [scale, focus && focus.nodes, focus && focus.edges].join("|");
  if (labels.key !== key) labels = { key, items: placeLabels(context, scale, focus) };
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  context.strokeStyle = css("--paper");
  context.lineWidth = 3.5 / scale;
  for (const item of labels.items) drawLabel(context, item, scale);
}

function drawLabel(context, item, scale) {
  context.font = font(item, scale);
  context.fillStyle = item.color;
  context.strokeText(item.text, item.x, item.y);
  context.fillText(item.text, item.x, item.y);
}

function font(item, scale) {
  return `${item.weight} ${item.size / scale}px system-ui, "Segoe UI", "Noto Sans", sans-serif`;
}

/* The labels that have room, in the order of their importance. */
function placeLabels(context, scale, focus) {
  const ground = new Ground(labelStyle.cell / scale);
  const nodes = focus ? focus.nodes : [...shown.nodes];
  const edges = focus ? focus.edges : [...shown.edges.keys()];
  nodes.sort((a, b) => data.nodes[b].relations - data.nodes[a].relations || a - b);
  const [large, small] = [nodes.filter(isLarge), nodes.filter((id) => !isLarge(id))];
  const names = [large, small].flatMap((ids) => {
    for (const id of ids) ground.take(boxAround(network.getPosition(id), data.nodes[id].size, data.nodes[id].size));
    return ids.flatMap((id) => place(context, nodeLabel(id, scale), scale, ground));
  });
  return [...names, ...edges.flatMap((id) => edgeLabel(id, edges.length)).flatMap((item) => place(context, item, scale, ground))];
}

/* A large node's name may cover a small node, or the middle of a dense map would stay without names. */
function isLarge(id) {
  return data.nodes[id].size > 17;
}

function nodeLabel(id, scale) {
  const { label, size } = data.nodes[id];
  const letters = isLarge(id) ? { size: 14, weight: 600 } : { size: 12, weight: 400 };
  return { ...network.getPosition(id), ...letters, text: shorten(label, labelStyle.most), color: css("--ink"), reach: size + labelStyle.gap / scale };
}

/* The relation in words where few edges are shown, else how many statements the edge stands for, if several. */
function edgeLabel(id, edgesShown) {
  const statements = shown.edges.get(id);
  const { from, to } = data.edges[id];
  const [a, b] = [network.getPosition(from), network.getPosition(to)];
  const text = edgesShown <= labelStyle.edges ? words(statements) : statements.length > 1 ? `×${statements.length}` : "";
  const middle = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
  return text === "" || from === to ? [] : [{ ...middle, text, size: 11, weight: 400, color: shade(mainGroup(statements)), reach: 0 }];
}

function words(statements) {
  const relations = relationsOf(statements);
  const more = relations.length > 2 ? ` +${relations.length - 2}` : "";
  const times = statements.length > 1 && relations.length === 1 ? ` ×${statements.length}` : "";
  return shorten(relations.slice(0, 2).join(", "), labelStyle.most) + more + times;
}

function shorten(text, most) {
  const letters = [...text.slice(0, 4 * most).replace(/\s+/g, " ").trim()];
  return letters.length > most ? `${letters.slice(0, most - 1).join("")}…` : letters.join("");
}

/* The label at the first free place under, over or beside its node (an edge's label: at its middle), or nothing. */
function place(context, item, scale, ground) {
  context.font = font(item, scale);
  const [wide, high] = [context.measureText(item.text).width / 2, (item.size * 0.62) / scale];
  const places = item.reach === 0 ? [[0, 0]] : [[0, item.reach + high], [0, -item.reach - high], [item.reach + wide, 0], [-item.reach - wide, 0]];
  for (const [right, down] of places) {
    const spot = { x: item.x + right, y: item.y + down };
    const box = boxAround(spot, wide, high);
    if (isOnSheet(box) && ground.takeIfFree(box)) return [{ ...item, ...spot }];
  }
  return [];
}

function isOnSheet(box) {
  return !sheet || (box.left > sheet.left && box.right < sheet.right);
}

function measureSheet() {
  const [left, right] = [0, frame.clientWidth].map((x) => network.DOMtoCanvas({ x, y: 0 }).x);
  sheet = { left, right };
  forgetLabels();
}

function boxAround({ x, y }, wide, high) {
  return { left: x - wide, right: x + wide, top: y - high, bottom: y + high };
}

/* The ground, in square cells that are free or taken. */
class Ground {
  constructor(cell) {
    this.cell = cell;
    this.taken = new Set();
  }

  *cells({ left, right, top, bottom }) {
    for (let column = Math.floor(left / this.cell); column <= right / this.cell; column += 1) {
      for (let row = Math.floor(top / this.cell); row <= bottom / this.cell; row += 1) yield column * 1e6 + row;
    }
  }

  take(box) {
    for (const cell of this.cells(box)) this.taken.add(cell);
  }

  takeIfFree(box) {
    for (const cell of this.cells(box)) if (this.taken.has(cell)) return false;
    this.take(box);
    return true;
  }
}
