/* The controls: legend (which is the filter), weeks, search, zoom. */

const shapes = {
  dot: "M12 7A5 5 0 1 1 2 7A5 5 0 1 1 12 7Z",
  square: "M2.5 2.5H11.5V11.5H2.5Z",
  diamond: "M7 1L12.5 7L7 13L1.5 7Z",
  triangle: "M7 1.5L13 12H1Z",
  triangleDown: "M7 12.5L13 2H1Z",
  hexagon: "M4 1.8H10L13 7L10 12.2H4L1 7Z",
  star: "M7 .8L8.8 5.2L13.4 5.4L9.8 8.4L11 13L7 10.4L3 13L4.2 8.4L.6 5.4L5.2 5.2Z",
};

function drawing(tag, attributes, ...children) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

function swatch(type, known = true) {
  const color = shade(type);
  const path = drawing("path", { d: shapes[type.shape], fill: known ? color : "none", stroke: color, "stroke-width": 1.5 });
  return drawing("svg", { class: "swatch", viewBox: "0 0 14 14", "aria-hidden": "true" }, path);
}

function stroke(color, dashes) {
  const line = drawing("line", { x1: 0, y1: 7, x2: 18, y2: 7, stroke: color, "stroke-width": 3, "stroke-dasharray": dashes });
  return drawing("svg", { class: "swatch", viewBox: "0 0 18 14", "aria-hidden": "true" }, line);
}

function fillLegend() {
  const nodes = data.types.map(typeEntry);
  const families = [...byKey(data.groups, (group) => group.family)];
  const statuses = data.statuses.map(statusEntry);
  document.getElementById("legend").replaceChildren(
    section(say("nodes"), off.types, nodes),
    ...families.map(([family, groups]) => section(say(family), off.groups, groups.map(groupEntry))),
    ...(statuses.length > 1 ? [section(say("status"), off.statuses, statuses)] : []),
    element("ul", { class: "keys" }, ...["legend_width", "legend_hollow"].map((name) => element("li", {}, say(name)))),
  );
}

function typeEntry(type) {
  const count = data.nodes.filter((node) => node.type === type.name).length;
  return { name: type.name, label: type.label, mark: swatch(type), count };
}

function statusEntry(status) {
  const mark = stroke(css("--edge"), status === "asserted" ? "none" : "5 3");
  return { name: status, label: statusName(status), mark, count: countOf("status", status) };
}

function groupEntry(group) {
  return { name: group.name, label: group.label, mark: stroke(shade(group), "none"), count: countOf("group", group.name) };
}

function countOf(field, value) {
  return data.statements.filter((statement) => statement[field] === value).length;
}

/* A part of the legend: a box to tick for each entry, and a button for all or none of them. */
function section(title, switchedOff, entries) {
  const anyOn = entries.some((entry) => !switchedOff.has(entry.name));
  const toggle = button(say(anyOn ? "none" : "all"), () => {
    for (const entry of entries) anyOn ? switchedOff.add(entry.name) : switchedOff.delete(entry.name);
    fillLegend();
    refresh();
  }, "link toggle");
  toggle.setAttribute("aria-label", `${title}: ${toggle.textContent}`);
  return element("fieldset", {}, element("legend", {}, title), ...entries.map((entry) => tick(entry, switchedOff)), toggle);
}

function tick(entry, switchedOff) {
  const box = element("input", { type: "checkbox", value: entry.name });
  box.checked = !switchedOff.has(entry.name);
  box.addEventListener("change", () => {
    box.checked ? switchedOff.delete(entry.name) : switchedOff.add(entry.name);
    refresh();
  });
  return element("label", { class: "entry" }, box, entry.mark, element("span", {}, entry.label), number(entry.count));
}

function fillWeeks() {
  if (data.weeks.length < 2) return;
  const bars = weekBars();
  const sliders = ["from", "to"].map((end) => weekSlider(end));
  const undated = data.statements.some((statement) => weekOf(statement) === "") ? [element("p", { class: "note" }, say("week_hint"))] : [];
  document.getElementById("weeks").replaceChildren(element("h3", {}, say("weeks")), bars, ...sliders, ...undated);
}

/* How many statements each week has. */
function weekBars() {
  const counts = data.weeks.map((week) => data.statements.filter((statement) => weekOf(statement) === week).length);
  const most = Math.max(...counts);
  const rects = counts.map((count, index) => drawing("rect", { x: index + 0.1, width: 0.8, y: 30 * (1 - count / most), height: (30 * count) / most }));
  return drawing("svg", { id: "bars", viewBox: `0 0 ${counts.length} 30`, preserveAspectRatio: "none", "aria-hidden": "true" }, ...rects);
}

function weekSlider(end) {
  const input = element("input", { type: "range", id: `week-${end}`, min: 0, max: lastWeek, value: chosen[end] });
  input.addEventListener("input", () => {
    const value = Number(input.value);
    chosen[end] = end === "from" ? Math.min(value, chosen.to) : Math.max(value, chosen.from);
    refresh();
  });
  return element("label", {}, element("span", {}, say(`week_${end}`)), input, element("output", { for: input.id }));
}

function tellWeeks() {
  for (const input of document.querySelectorAll("#weeks input")) {
    const end = input.id.replace("week-", "");
    const week = day(data.weeks[chosen[end]]);
    input.value = chosen[end];
    input.setAttribute("aria-valuetext", week);
    input.nextElementSibling.textContent = week;
  }
  document.querySelectorAll("#bars rect").forEach((bar, index) => bar.classList.toggle("in", chosen.from <= index && index <= chosen.to));
}

function tellShown() {
  const values = { nodes: shown.nodes.size, allNodes: data.nodes.length, relations: shown.statements.length, allRelations: data.statements.length };
  document.getElementById("shown").textContent = say("shown", values);
}

function clearFilters() {
  Object.assign(off, { types: hiddenAtFirst(), groups: new Set(), statuses: new Set() });
  Object.assign(chosen, { from: 0, to: lastWeek });
  fillLegend();
  refresh();
}
