/* The panel: what is selected, in words. Text from the data enters the page as text nodes only. */

const panel = document.getElementById("panel");

function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

function button(text, action, className = "link") {
  const made = element("button", { type: "button", class: className }, text);
  made.addEventListener("click", action);
  return made;
}

/* Text of its own direction, whatever stands around it. */
function text(value) {
  return element("bdi", {}, value);
}

function edgeLink(relation, edge) {
  const link = button(text(relation), () => select({ edge }, { move: true }), "link relation");
  link.title = say("show_statements");
  return link;
}

function nodeLink(id) {
  return button(text(labelOf(id)), () => select({ node: id }, { move: true }));
}

function fillPanel() {
  const parts = selection.node !== null ? nodePanel(selection.node) : selection.edge !== null ? edgePanel(selection.edge) : startPanel();
  panel.replaceChildren(...parts);
  panel.scrollTop = 0;
}

function heading(...children) {
  const title = element("h2", { tabindex: "-1" }, ...children);
  return element("div", { class: "top" }, title, button(say("close"), () => select({}), "plain"));
}

function startPanel() {
  const best = [...shown.nodes].sort((a, b) => degree(b) - degree(a) || a - b).map((id) => data.nodes[id]);
  const lines = best.slice(0, 15).map(startLine);
  return [element("h2", {}, say("details")), element("p", { class: "note" }, say("start_hint")), element("h3", {}, say("busiest")), element("ul", {}, ...lines)];
}

function startLine(node) {
  const mark = swatch(typeOf.get(node.type), node.known);
  return element("li", { class: "line" }, element("span"), mark, nodeLink(node.id), number(degree(node.id)));
}

function number(count) {
  return element("span", { class: "number" }, String(count));
}

function nodePanel(id) {
  const node = data.nodes[id];
  const kind = typeOf.get(node.type).label + (node.known ? "" : ` · ${say("provisional")}`);
  const lines = relationLines(id);
  const list = lines.length ? element("ul", {}, ...lines) : element("p", { class: "note" }, say("no_relations"));
  return [heading(text(node.label)), element("p", { class: "note" }, kind), element("h3", {}, say("relations_title")), list, element("p", { class: "iri" }, node.iri)];
}

/* One line for each relation to each other node: who, what, whom, how often. */
function relationLines(id) {
  const own = shown.statements.filter((statement) => statement.from === id || statement.to === id);
  const key = (statement) => JSON.stringify([statement.from, statement.relation, statement.to, statement.status]);
  const lines = [...byKey(own, key).values()];
  lines.sort((a, b) => legendOrder.get(a[0].group) - legendOrder.get(b[0].group) || b.length - a.length);
  return lines.map((statements) => relationLine(id, statements));
}

function relationLine(id, statements) {
  const { from, to, relation, group, status, edge } = statements[0];
  const what = edgeLink(relation, edge);
  const outward = from === id;
  const sentence = outward ? [what, " ", nodeLink(to)] : [nodeLink(from), " ", what];
  const marks = status === "asserted" ? [] : [" ", badge(status)];
  const bar = element("span", { class: "bar" });
  bar.style.background = shade(groupOf.get(group));
  const direction = element("span", { "aria-hidden": "true" }, outward ? "→" : "←");
  const times = number(statements.length > 1 ? `×${statements.length}` : "");
  return element("li", { class: "line" }, bar, direction, element("span", {}, ...sentence, ...marks), times);
}

function badge(status) {
  return element("span", { class: `badge ${status === "asserted" ? "firm" : ""}` }, statusName(status));
}

function statusName(status) {
  return data.phrases[status] ?? status;
}

function edgePanel(id) {
  const { from, to } = data.edges[id];
  const statements = [...shown.edges.get(id)];
  return [heading(nodeLink(from), " – ", nodeLink(to)), element("p", { class: "note" }, amount("relation", statements.length)), ...statements.map(statementCard)];
}

function amount(noun, count) {
  return say(count === 1 ? `${noun}_one` : `${noun}_many`, { n: count });
}

function statementCard(statement) {
  const { from, relation, to, status } = statement;
  const claim = element("strong", {}, text(labelOf(from)), " ", text(relation), " ", text(labelOf(to)));
  return element("article", { class: "statement" }, claim, " ", badge(status), ...quotation(statement), element("p", { class: "note" }, ...origin(statement)));
}

/* The quote, marked within the sentence it was taken from if that is known. */
function quotation({ quote, context }) {
  if (quote === "") return [];
  const start = context.indexOf(quote);
  const parts = start < 0 ? [element("mark", {}, quote)] : [context.slice(0, start), element("mark", {}, quote), context.slice(start + quote.length)];
  return [element("blockquote", { dir: "auto" }, ...parts)];
}

function origin(statement) {
  const { week, title } = data.digests[statement.digest];
  const parts = [
    statement.by === "" ? "" : say("says", { name: statement.by }),
    statement.date === "" ? "" : say("dated", { date: day(statement.date) }),
    week === "" ? "" : say("week_of", { week: day(week) }),
    title,
  ];
  return parts.filter((part) => part !== "").flatMap((part, index) => (index ? [" · ", text(part)] : [text(part)]));
}
