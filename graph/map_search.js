/* The search: a box that suggests names (a combobox as the ARIA practices describe it). */

const searchBox = document.getElementById("search");
const suggestions = document.getElementById("suggestions");
const folded = data.nodes.map((node) => fold(node.label.slice(0, 300)));
let found = [];
let active = -1;

/* Letters without case and accents. */
function fold(value) {
  return value.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("ł", "l").replaceAll("ı", "i").replaceAll("ø", "o");
}

/* The shown nodes whose name holds the query, those that begin with it first, then the best connected. */
function matches(query) {
  const sought = fold(query.trim());
  const ids = [...shown.nodes].filter((id) => sought !== "" && folded[id].includes(sought));
  const rank = (id) => (folded[id].startsWith(sought) ? 0 : folded[id].includes(` ${sought}`) ? 1 : 2);
  return ids.sort((a, b) => rank(a) - rank(b) || data.nodes[b].relations - data.nodes[a].relations || a - b).slice(0, 8);
}

function suggest() {
  found = matches(searchBox.value);
  active = found.length ? 0 : -1;
  const none = element("li", { role: "option", "aria-disabled": "true", class: "note" }, say("no_match"));
  const options = found.map(option);
  suggestions.replaceChildren(...(options.length ? options : [none]));
  openSuggestions(searchBox.value.trim() !== "");
  markActive();
}

function option(id, index) {
  const node = data.nodes[id];
  const made = element("li", { role: "option", id: `option-${index}` }, swatch(typeOf.get(node.type), node.known), text(node.label));
  made.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    take(id);
  });
  return made;
}

function markActive() {
  [...suggestions.children].forEach((item, index) => item.setAttribute("aria-selected", String(index === active)));
  if (active >= 0) searchBox.setAttribute("aria-activedescendant", `option-${active}`);
  else searchBox.removeAttribute("aria-activedescendant");
}

function openSuggestions(open) {
  suggestions.hidden = !open;
  searchBox.setAttribute("aria-expanded", String(open));
}

function take(id) {
  searchBox.value = "";
  openSuggestions(false);
  select({ node: id }, { move: true });
}

function step(by) {
  if (!found.length) return;
  active = (active + by + found.length) % found.length;
  markActive();
}

function searchKey(event) {
  if (event.key === "ArrowDown") step(1);
  else if (event.key === "ArrowUp") step(-1);
  else if (event.key === "Enter" && active >= 0 && !suggestions.hidden) take(found[active]);
  else if (event.key === "Escape") openSuggestions(false);
  else return;
  event.preventDefault();
}
