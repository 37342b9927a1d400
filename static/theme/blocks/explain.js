// The box in which a reader's own capture is explained: what was pasted is read here, shown as tables and marked on the drawing.
// Nothing leaves the page. What comes from the reader is only ever set as text. What reads is loaded when the box is first used.
(function (C) {
  "use strict";
  const own = document.currentScript.dataset;
  const words = JSON.parse(own.words);
  /** How many rows, namespaces or remarks are shown at once. */
  const some = 100;
  const say = (key, values) => words[key].replace(/\{(\w+)\}/g, (all, name) => String(values[name]));

  const folder = document.currentScript.src.replace(/\.js(?:\?.*)?$/, "/");
  const parts = ["sheet", "words", "columns", "rows", "json", "prompt", "read", "owner", "group", "tables"];
  let loaded = null;
  /** Loads what reads, and what the course knows. A page that was opened from a disk can load scripts, and nothing else. */
  function load(catalogue) {
    const one = (url) => new Promise((done, fail) => {
      const script = element("script", { src: url });
      script.onload = done;
      script.onerror = fail;
      document.head.append(script);
    });
    loaded = loaded || Promise.all(parts.map((part) => one(folder + part + ".js")).concat(one(catalogue)));
    loaded.catch(() => { loaded = null; });
    return loaded;
  }

  /** An element, its attributes, and what is in it: elements and texts; nothing where a part is missing. */
  function element(name, attributes, ...parts) {
    const made = document.createElement(name);
    Object.keys(attributes || {}).forEach((key) => made.setAttribute(key, attributes[key]));
    made.append(...parts.filter((part) => part !== null && part !== undefined && part !== ""));
    return made;
  }
  const code = (text) => element("code", null, text);
  /** Some of a list now, and the rest when it is asked for. */
  function gradually(list, into, make, button) {
    let shown = 0;
    const more = element("button", { type: "button" });
    const wrapped = button(more);
    function next() {
      const first = shown;
      const made = list.slice(shown, shown + some).map(make);
      shown += made.length;
      if (wrapped.parentNode) wrapped.before(...made);
      else into.append(...made);
      if (shown < list.length) {
        more.textContent = say("more", { n: list.length - shown });
        if (!wrapped.parentNode) into.append(wrapped);
      } else wrapped.remove();
      // The keyboard goes on with what has come.
      if (first > 0) { made[0].tabIndex = -1; made[0].focus(); }
    }
    more.addEventListener("click", next);
    next();
    return into;
  }

  // Tables

  function component(row) {
    const known = row.component && C.data.components.find((one) => one.id === row.component.id);
    const family = known && C.data.families.find((one) => one.id === known.family);
    const name = row.name ? code(row.name) : C.data.words["no-name"];
    if (!known || known.url === "") return name;
    return element("a", { class: "mention c-" + ((family && family.color) || "none"), href: own.root + known.url }, name);
  }
  /** What a row says after its name: as the terminal and `::capture` say it. */
  function role(row) {
    const cell = element("td");
    if (row.role === "sandbox" && row.pod) {
      cell.append("→ Pod ", code(row.pod.label), row.pod.owner ? " (" + row.pod.owner + ")" : "");
    } else {
      const parts = [];
      if (row.component && row.component.role) parts.push([row.component.role]);
      else {
        if (row.image) parts.push([words.image + " ", code(row.image)]);
        if (row.command) parts.push([code(row.command)]);
      }
      if (row.role === "init") parts.push([words.init]);
      if (row.pod && row.pod.label !== row.name) parts.push(["Pod ", code(row.pod.label)]);
      parts.forEach((part, at) => cell.append(at > 0 ? ", " : "", ...part));
    }
    if ((!row.live || row.role === null) && row.state) cell.append(" ", element("em", null, row.state));
    if (row.role !== "sandbox" && row.restarts > 0) {
      const phrase = C.data.words["restarts." + (row.restarts === 1 ? "1" : "n")].replace("{n}", String(row.restarts));
      cell.append(" ", element("span", { class: "restarts" }, phrase));
    }
    return cell;
  }
  const tableRow = (row) => element("tr", null, element("td", null, row.id ? code(row.id) : ""), element("td", null, component(row)), role(row));
  const named = (family) => element("span", { class: "named c-" + (family.color || "none") }, family.name);
  const head = (...titles) => element("thead", null, element("tr", null, ...titles.map((title) => element("th", { scope: "col" }, title))));
  const inRow = (button) => element("tr", null, element("td", { colspan: "3" }, button));
  function table(kind, label, caption, heads, ...bodies) {
    const made = element("table", { class: kind }, element("caption", null, ...caption), head(...heads), ...bodies);
    return element("div", { class: "table", role: "group", tabindex: "0", "aria-label": label }, made);
  }
  const columns = () => [words.id, words.container, words.role];
  function namespace(one) {
    const name = one.name === null ? words.not_told : one.name;
    const bodies = one.families.map((family) => {
      const title = element("tr", null, element("th", { scope: "rowgroup", colspan: "3" }, named(family)));
      return gradually(family.rows, element("tbody", null, title), tableRow, inRow);
    });
    const caption = [words.namespace + " ", one.name === null ? name : code(name), " – " + one.headline];
    return table("namespace", words.namespace + " " + name, caption, columns(), ...bodies);
  }
  function families(tables) {
    const rows = tables.families.map((family) => {
      const names = family.names.slice(0, 12).flatMap((name, at) => [at > 0 ? ", " : "", code(name)]);
      if (family.names.length > 12) names.push(" …");
      return element("tr", null, element("td", null, named(family)), element("td", null, ...names), element("td", null, String(family.count)));
    });
    return table("by-family", words.families, [words.families], [words.family, words.containers, words.number], element("tbody", null, ...rows));
  }
  function remarks(tables) {
    const one = (remark) => element("li", remark.warning ? { class: "warned" } : null, remark.place + C.data.words.colon + remark.text);
    const list = gradually(tables.remarks, element("ul", { class: "remarks" }), one, (button) => element("li", null, button));
    return [element("p", { class: "block-title" }, words.remarks), list];
  }
  function draw(tables, result) {
    result.append(element("p", { class: "block-title headline" }, tables.headline));
    const from = tables.sources.flatMap((source, at) => [at > 0 ? ", " : "", code(source)]);
    const nodes = tables.nodes.slice(0, 12).flatMap((node, at) => [at > 0 ? ", " : " · " + words.node + " ", code(node)]);
    if (from.length > 0) result.append(element("p", { class: "from" }, ...from, ...nodes));
    if (tables.notes.length > 0) result.append(element("ul", { class: "notes" }, ...tables.notes.map((note) => element("li", null, note))));
    if (tables.families.length > 0) result.append(families(tables));
    const spaces = element("div");
    gradually(tables.namespaces, spaces, namespace, (button) => element("p", null, button));
    result.append(spaces);
    if (tables.outside.length > 0) {
      const body = gradually(tables.outside, element("tbody"), tableRow, inRow);
      result.append(table("namespace", words.outside, [words.outside], columns(), body));
    }
    if (tables.remarks.length > 0) result.append(...remarks(tables));
  }

  // The drawing

  function shape(name, attributes, text) {
    const made = document.createElementNS("http://www.w3.org/2000/svg", name);
    Object.keys(attributes).forEach((key) => made.setAttribute(key, attributes[key]));
    if (text) made.textContent = text;
    return made;
  }
  function unmark(section) {
    section.querySelectorAll("svg .d-found").forEach((mark) => mark.remove());
    section.querySelectorAll("svg .found").forEach((box) => {
      box.classList.remove("found");
      const name = box.querySelector(":scope > title");
      if (name && box.dataset.name) name.textContent = box.dataset.name;
    });
  }
  /** Marks on the drawing the components that were found; says which, or nothing where there is no drawing. */
  function mark(section, tables) {
    // Two where a narrow screen has a drawing of its own.
    const boxes = section.querySelectorAll("svg [data-id]");
    if (boxes.length === 0) return "";
    const counts = new Map();
    const rows = tables.namespaces.flatMap((one) => one.families.flatMap((family) => family.rows)).concat(tables.outside);
    rows.forEach((row) => { if (row.component) counts.set(row.component.id, (counts.get(row.component.id) || 0) + 1); });
    const names = new Set();
    boxes.forEach((box) => {
      const at = C.data.components.find((one) => one.url !== "" && own.root + one.url === box.getAttribute("href"));
      const id = at ? at.id : box.dataset.id;
      const count = counts.get(id);
      const frame = box.querySelector(":scope > .d-box");
      if (!count || !frame) return;
      box.classList.add("found");
      const [x, y, width] = ["x", "y", "width"].map((name) => Number(frame.getAttribute(name)));
      const text = String(count);
      const radius = 9 + 3 * (text.length - 1);
      const badge = shape("g", { class: "d-found", "aria-hidden": "true" });
      badge.append(shape("circle", { cx: x + width - 3, cy: y + 3, r: radius }), shape("text", { x: x + width - 3, y: y + 7 }, text));
      box.append(badge);
      const name = box.querySelector(":scope > title");
      if (name) {
        if (!box.dataset.name) box.dataset.name = name.textContent;
        name.textContent = box.dataset.name + " – " + say("found", { n: count });
      }
      const known = C.data.components.find((one) => one.id === id);
      names.add((known ? known.name : id) + " × " + count);
    });
    return names.size > 0 ? say("marked", { names: [...names].join(", ") }) : words.unmarked;
  }

  // The box

  function box(section) {
    const template = section.querySelector("template");
    const form = template.content.querySelector("form");
    template.replaceWith(form);
    const input = form.querySelector("textarea");
    const status = form.querySelector('[role="status"]');
    const result = element("div", { class: "result", role: "group", "aria-label": words.result });
    result.hidden = true;
    let running = 0;

    function reset() {
      running++;
      result.hidden = true;
      result.replaceChildren();
      unmark(section);
      status.textContent = "";
    }
    function finish(tables) {
      const marked = tables.isCapture ? mark(section, tables) : "";
      status.textContent = tables.isCapture ? marked || tables.headline : words.not_capture;
      if (tables.isCapture) draw(tables, result);
      else if (tables.remarks.length > 0) result.append(...remarks(tables));
      result.hidden = result.childNodes.length === 0;
    }
    /** Reads a little at a time, so that the page answers meanwhile. */
    function run() {
      reset();
      if (input.value.trim() === "") { status.textContent = words.empty; return; }
      const mine = running;
      status.textContent = words.working;
      const fail = () => { if (mine === running) status.textContent = words.failed; };
      load(section.dataset.catalogue).then(() => read(C.explain(input.value, C.data), mine), fail);
    }
    function read(steps, mine) {
      (function go() {
        if (mine !== running) return;
        const until = performance.now() + 12;
        let step = steps.next();
        while (!step.done && performance.now() < until) step = steps.next();
        if (step.done) finish(step.value);
        else setTimeout(go, 0);
      })();
    }
    form.addEventListener("submit", (event) => { event.preventDefault(); run(); });
    form.querySelector('[type="button"]').addEventListener("click", () => { input.value = ""; reset(); input.focus(); });
    input.addEventListener("paste", () => setTimeout(run, 0));
    input.addEventListener("keydown", (event) => { if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) run(); });
    form.addEventListener("focusin", () => { load(section.dataset.catalogue).catch(() => {}); });
    section.append(result);
  }
  document.querySelectorAll("section.explain").forEach(box);
})(window.ardoiseCapture = window.ardoiseCapture || {});
