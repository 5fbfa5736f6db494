"use strict";
/* What the map holds and what of it is shown. */

const data = JSON.parse(document.getElementById("data").textContent);
const typeOf = new Map(data.types.map((type) => [type.name, type]));
const groupOf = new Map(data.groups.map((group) => [group.name, group]));
const legendOrder = new Map(data.groups.map((group, index) => [group.name, index]));

/* What the reader has switched off, the weeks chosen (first and last, by number), and what is drawn of it all. */
const off = { types: hiddenAtFirst(), groups: new Set(), statuses: new Set() };
const lastWeek = Math.max(data.weeks.length - 1, 0);
const chosen = { from: 0, to: lastWeek };
let shown = shownNow();

function hiddenAtFirst() {
  return new Set(data.types.filter((type) => type.shown === "no").map((type) => type.name));
}

function say(name, values = {}) {
  return data.phrases[name].replace(/\{(\w+)\}/g, (_, key) => String(values[key]));
}

function labelOf(id) {
  return data.nodes[id].label;
}

function weekOf(statement) {
  return data.digests[statement.digest].week;
}

function inWeeks(statement) {
  if (chosen.from === 0 && chosen.to === lastWeek) return true;
  const week = weekOf(statement);
  return week !== "" && data.weeks[chosen.from] <= week && week <= data.weeks[chosen.to];
}

function passes(statement) {
  const isOn = !off.groups.has(statement.group) && !off.statuses.has(statement.status);
  return isOn && [statement.from, statement.to].every((id) => !off.types.has(data.nodes[id].type)) && inWeeks(statement);
}

/* The nodes, and the statements by edge, that pass the filters. A node goes when its type is off or when the filters
   have taken all its relations; one that never had a relation stays. */
function shownNow() {
  const told = data.statements.filter(passes);
  const touched = new Set(told.flatMap((statement) => [statement.from, statement.to]));
  const kept = data.nodes.filter((node) => !off.types.has(node.type) && (node.relations === 0 || touched.has(node.id)));
  const nodes = new Set(kept.map((node) => node.id));
  return { nodes, statements: told, edges: byKey(told, (statement) => statement.edge), degrees: degreesIn(told) };
}

/* How many of the statements each node stands in. */
function degreesIn(statements) {
  const ends = statements.flatMap(({ from, to }) => (from === to ? [from] : [from, to]));
  return new Map([...byKey(ends, (id) => id)].map(([id, found]) => [id, found.length]));
}

function degree(id) {
  return shown.degrees.get(id) ?? 0;
}

function byKey(items, key) {
  const groups = new Map();
  for (const item of items) {
    const name = key(item);
    if (groups.has(name)) groups.get(name).push(item);
    else groups.set(name, [item]);
  }
  return groups;
}

/* The shown edges at a node, and the nodes at their other ends (with the node itself). */
function around(id) {
  const edges = data.edges.filter((edge) => (edge.from === id || edge.to === id) && shown.edges.has(edge.id));
  return { edges: edges.map((edge) => edge.id), nodes: [...new Set([id, ...edges.flatMap((edge) => [edge.from, edge.to])])] };
}

/* The relations of some statements, the most frequent first. */
function relationsOf(statements) {
  const counted = [...byKey(statements, (statement) => statement.relation)];
  return counted.sort((a, b) => b[1].length - a[1].length).map(([relation]) => relation);
}

/* The group that most statements of an edge belong to; of equals, the first of the legend. */
function mainGroup(statements) {
  const counted = [...byKey(statements, (statement) => statement.group)];
  counted.sort((a, b) => b[1].length - a[1].length || legendOrder.get(a[0]) - legendOrder.get(b[0]));
  return groupOf.get(counted[0][0]);
}

function day(iso) {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(iso)) return iso;
  const format = { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" };
  return new Date(`${iso}T00:00:00Z`).toLocaleDateString(document.documentElement.lang, format);
}
