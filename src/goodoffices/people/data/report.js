// The lists of pairs and the account of one pair, from the data in the page. Nothing is fetched, nothing is kept.
"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const STEP = 100;
  const by = (id) => document.getElementById(id);
  const make = (name, text, kind) => {
    const node = document.createElement(name);
    if (text !== undefined) node.textContent = text;
    if (kind) node.className = kind;
    return node;
  };
  const drawn = (name, attributes) => {
    const node = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
    return node;
  };
  const own = (text) => { const cell = make("td", text); cell.dir = "auto"; return cell; };
  const nameOf = (row) => data.names.map((place) => row[place]).filter(Boolean).join(" ");
  const rowOf = (side, place) => data.rows[side][place];
  const bornOf = (row) => (data.born < 0 ? "" : row[data.born]);
  let list = data.lists[0], page = 0;

  const fits = (entry, words) => {
    if (!words) return true;
    const rows = list.one ? [rowOf(list.sides[0], entry)] : [rowOf(list.sides[0], entry[0]), rowOf(list.sides[1], entry[1])];
    return rows.some((row) => row.join(" ").toLocaleLowerCase().includes(words));
  };

  function show() {
    const words = by("filter").value.trim().toLocaleLowerCase();
    const entries = list.entries.filter((entry) => fits(entry, words));
    page = Math.max(0, Math.min(page, Math.ceil(entries.length / STEP) - 1));
    const shown = entries.slice(page * STEP, page * STEP + STEP);
    const table = make("table");
    const first = entries.length ? page * STEP + 1 : 0;
    table.append(make("caption", `${list.title}: ${first}\u2013${page * STEP + shown.length} of ${entries.length}`));
    const head = make("tr");
    const heads = list.one ? ["id", "name", "born"] : ["pair", "probability", data.titles[list.sides[0]], "born", data.titles[list.sides[1]], "born", "reasons"];
    for (const text of heads) { const cell = make("th", text); cell.scope = "col"; head.append(cell); }
    const top = make("thead"); top.append(head); table.append(top);
    const body = make("tbody");
    for (const entry of shown) body.append(list.one ? single(entry) : pair(entry));
    table.append(body);
    by("table").replaceChildren(table);
    by("before").disabled = page === 0;
    by("after").disabled = (page + 1) * STEP >= entries.length;
    for (const button of document.querySelectorAll("nav.lists button")) button.setAttribute("aria-pressed", String(data.lists[button.dataset.list] === list));
  }

  function single(place) {
    const row = rowOf(list.sides[0], place), line = make("tr");
    line.append(make("td", row[0]), own(nameOf(row)), make("td", bornOf(row)));
    return line;
  }

  function pair(entry) {
    const one = rowOf(list.sides[0], entry[0]), other = rowOf(list.sides[1], entry[1]), line = make("tr");
    const open = make("button", `${one[0]} \u2013 ${other[0]}`, "pair");
    open.type = "button";
    open.addEventListener("click", () => account(entry));
    const cell = make("td"); cell.append(open);
    line.append(cell, make("td", entry[2].toFixed(6), "number"), own(nameOf(one)), make("td", bornOf(one)), own(nameOf(other)), make("td", bornOf(other)), make("td", reasons(entry).join("; ")));
    return line;
  }

  const reasons = (entry) => entry[4].map((number) => data.texts[number]);

  function account(entry) {
    const one = rowOf(list.sides[0], entry[0]), other = rowOf(list.sides[1], entry[1]), panel = by("pair");
    panel.replaceChildren(make("h2", `${one[0]} and ${other[0]}: ${entry[2].toFixed(6)}, ${data.decisions[entry[3]]}`), beside(one, other), waterfall(entry));
    const held = make("ul");
    for (const number of entry[6]) held.append(make("li", data.texts[number]));
    if (entry[6].length) panel.append(make("h3", "What decides beside the probability"), held);
    panel.hidden = false;
    panel.focus();
  }

  function beside(one, other) {
    const table = make("table");
    table.append(make("caption", "What the two lists say"));
    const head = make("tr");
    for (const text of ["", data.titles[list.sides[0]], data.titles[list.sides[1]]]) { const cell = make("th", text); cell.scope = "col"; head.append(cell); }
    const body = make("tbody"); body.append(head);
    data.fields.forEach((field, place) => {
      if (!one[place] && !other[place]) return;
      const line = make("tr"), title = make("th", field);
      title.scope = "row";
      const same = one[place].toLocaleLowerCase() === other[place].toLocaleLowerCase();
      if (place && !same && one[place] && other[place]) line.className = "differs";
      line.append(title, own(one[place]), own(other[place]));
      body.append(line);
    });
    table.append(body);
    return table;
  }

  // One row for each step: the words, its bits, the sum so far, and a bar from the sum before to the sum after.
  function waterfall(entry) {
    const steps = [];
    let sum = 0, low = 0, high = 0;
    entry[5].forEach(([text, hundredths]) => {
      const from = sum;
      sum += hundredths;
      low = Math.min(low, sum); high = Math.max(high, sum);
      steps.push([data.texts[text], hundredths, from, sum]);
    });
    const width = 320, scale = width / Math.max(high - low, 1);
    const table = make("table");
    table.append(make("caption", "Why: bits for one person (one bit doubles the odds), step by step"));
    const head = make("tr");
    for (const [text, kind] of [["step"], ["bits", "number"], ["so far", "number"], [""]]) { const cell = make("th", text, kind); cell.scope = "col"; head.append(cell); }
    const body = make("tbody"); body.append(head);
    for (const [text, bits, from, to] of steps) {
      const line = make("tr"), bar = drawn("svg", { width, height: 16, viewBox: `0 0 ${width} 16`, "aria-hidden": "true", focusable: "false" });
      const zero = -low * scale;
      bar.append(drawn("line", { x1: zero, x2: zero, y1: 0, y2: 16, class: "axis" }));
      bar.append(drawn("rect", { x: (Math.min(from, to) - low) * scale, y: 3, width: Math.max(Math.abs(to - from) * scale, 1), height: 10, class: bits < 0 ? "bar-against" : "bar-for" }));
      const cell = make("td"); cell.append(bar);
      const sign = (n) => `${n < 0 ? "\u2212" : "+"}${(Math.abs(n) / 100).toFixed(2)}`;
      line.append(make("td", text), make("td", sign(bits), "number"), make("td", sign(to), "number"), cell);
      body.append(line);
    }
    table.append(body);
    return table;
  }

  data.lists.forEach((entry, place) => {
    const button = make("button", `${entry.title} (${entry.total.toLocaleString("en")})`);
    button.type = "button";
    button.dataset.list = place;
    button.addEventListener("click", () => { list = entry; page = 0; by("left-out").textContent = entry.entries.length < entry.total ? `The first ${entry.entries.length} are on this page; the tables beside it have all.` : ""; show(); });
    document.querySelector("nav.lists").append(button);
  });
  by("filter").addEventListener("input", () => { page = 0; show(); });
  by("before").addEventListener("click", () => { page -= 1; show(); });
  by("after").addEventListener("click", () => { page += 1; show(); });
  by("desk").hidden = false;
  document.querySelector("nav.lists button").click();
})();
