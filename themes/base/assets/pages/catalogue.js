// The catalogue's filter: what leads to lists becomes a choice of several. Which modules have what is
// loaded at the first choice. Nothing is sent or kept; the choice stands in the address.
(function () {
  "use strict";
  const filter = document.getElementById("k-filter"), ways = document.querySelector(".ways");
  if (!filter || !ways) return;
  const says = filter.dataset, status = filter.querySelector("[role=status]");
  const actions = filter.querySelector(".actions"), clear = actions.querySelector("button"), beside = actions.querySelector("a");
  const all = document.getElementById("k-alla"), fitting = document.getElementById("k-urval");
  const list = fitting.querySelector("ul"), more = fitting.querySelector("button");
  const place = says.modules.slice(0, says.modules.lastIndexOf("/") + 1);
  const STEP = 24, MOST_BESIDE = 4;
  const modules = [], boxes = new Map();
  let begun = false, left = 0, failed = false, found = [], shown = 0, telling;

  // Each kind is a group of boxes, known by the last folder of the list that its link leads to.
  const kinds = [...ways.querySelectorAll(".facet")].map((section) => {
    const names = [];
    section.setAttribute("role", "group");
    section.setAttribute("aria-labelledby", section.querySelector("[id]").id);
    section.querySelectorAll("li").forEach((row) => {
      const link = row.querySelector("a"), name = /([^/]+)\/index\.html$/.exec(link.href)[1];
      const label = document.createElement("label"), input = document.createElement("input");
      input.type = "checkbox";
      input.name = name;
      const count = row.querySelector(".count"), read = row.querySelector(".visually-hidden");
      label.append(input, `${link.textContent} `, read);
      link.replaceWith(label);
      boxes.set(name, { input, count, read, row, all: count.textContent, said: read.textContent });
      names.push(name);
    });
    return { names, section };
  });
  ways.querySelector(".filter-help").hidden = false;

  const chosen = () => [...boxes.keys()].filter((name) => boxes.get(name).input.checked);

  function load(number) {
    const script = document.createElement("script");
    left++;
    script.src = says.modules.replace("NAME", number);
    script.onload = loaded;
    script.onerror = () => { failed = true; loaded(); };
    document.head.append(script);
  }

  function loaded() { if (!--left) draw(); }

  window.kollegium = {
    modules(further, names, rows) {
      rows.forEach((row) => modules.push({ name: row[0], lang: row[1], title: row[2], summary: row[3], facts: row[4], has: new Set(row[5].map((at) => names[at])) }));
      for (let number = 2; number < further + 2; number++) load(number);
    }
  };

  // A module fits where it has one of the choices of each kind that has any; `but` is left out.
  function fits(module, choices, but) {
    return choices.every((some, at) => at === but || !some.length || some.some((name) => module.has.has(name)));
  }

  function draw() {
    const names = chosen(), choices = kinds.map((kind) => kind.names.filter((name) => boxes.get(name).input.checked));
    const any = names.length > 0;
    if (any && !begun) { begun = true; load(1); }
    if (any && left) return;
    // Files come in any order where there are several; modules stand in the portal's.
    found = any ? modules.filter((module) => fits(module, choices)) : [];
    kinds.forEach((kind, at) => {
      const others = any ? modules.filter((module) => fits(module, choices, at)) : null;
      kind.names.forEach((name) => {
        const box = boxes.get(name);
        box.count.textContent = others && !failed ? others.filter((module) => module.has.has(name)).length : box.all;
        box.read.textContent = others && !failed ? box.count.textContent : box.said;
        box.row.classList.toggle("is-none", box.count.textContent === "0");
      });
    });
    list.textContent = "";
    shown = 0;
    extend();
    fitting.hidden = !found.length;
    all.hidden = any && !failed;
    actions.hidden = !any;
    beside.hidden = found.length < 2 || found.length > MOST_BESIDE;
    tell(!any ? "" : failed ? says.failed : found.length ? says.said.replace("%n", found.length).replace("%m", modules.length) : says.none);
  }

  // Said when the reader pauses, not at every choice.
  function tell(text) {
    clearTimeout(telling);
    telling = setTimeout(() => { if (status.textContent !== text) status.textContent = text; }, 150);
  }

  function extend() {
    const next = found.slice(shown, shown + STEP);
    shown += next.length;
    list.append(...next.map(card));
    more.hidden = shown === found.length;
  }

  function make(name, text, kind) {
    const element = document.createElement(name);
    if (kind) element.className = kind;
    element.textContent = text;
    return element;
  }

  function card(module) {
    const row = make("li", "", "card"), heading = make("h3", ""), link = make("a", module.title), facts = make("p", "", "facts-line");
    link.href = `${place}${module.name}/index.html`;
    heading.append(link);
    const summary = make("p", module.summary);
    if (module.lang) link.lang = summary.lang = module.lang;
    module.facts.forEach((fact) => facts.append(make("span", fact), " "));
    row.append(heading, summary, facts);
    return row;
  }

  function write() {
    const names = chosen().join(",");
    history.replaceState(null, "", names ? `#${names}` : location.pathname + location.search);
  }

  // An address of other than our names is a place on the page, and no choice.
  function read() {
    const names = location.hash.slice(1).split(",").filter(Boolean);
    if (names.length && !names.some((name) => boxes.has(name))) return;
    boxes.forEach((box, name) => { box.input.checked = names.includes(name); });
    kinds.forEach((kind) => { if (kind.section.localName === "details" && kind.names.some((name) => names.includes(name))) kind.section.open = true; });
    draw();
  }

  ways.addEventListener("change", () => { write(); draw(); });
  clear.addEventListener("click", () => {
    boxes.forEach((box) => { box.input.checked = false; });
    write();
    draw();
    document.getElementById("k-moduler").focus();
  });
  more.addEventListener("click", () => {
    const first = shown;
    extend();
    list.children[first].querySelector("a").focus();
  });
  beside.addEventListener("click", () => { beside.hash = found.map((module) => module.name).join(","); });
  window.addEventListener("hashchange", read);
  read();
})();
