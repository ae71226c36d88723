// Modules side by side: up to four, each from a file of its own that is loaded when it is chosen.
// Nothing is sent or kept; the choice stands in the address.
(function () {
  "use strict";
  const section = document.getElementById("k-valda");
  if (!section) return;
  const says = section.dataset, out = section.querySelector(".beside"), bar = document.querySelector(".chosen");
  const status = bar.querySelector("[role=status]"), boxes = [...document.querySelectorAll(".choices input")];
  const pages = [...document.querySelectorAll(".pages a")];
  const root = says.start.slice(0, says.start.lastIndexOf("/") + 1), most = Number(says.most);
  const FACTS = ["time", "beside", "parts", "audiences", "school_forms", "purpose"];
  const ROLES = { table: "table", thead: "rowgroup", tbody: "rowgroup", tr: "row", td: "cell" };
  const known = new Map(), NAME = /^[a-z0-9-]+$/;
  let chosen = [], lost = false;

  window.kollegium = {
    compare(name, title, address, hours, lang, facts, parts) {
      known.set(name, { name, title, address, hours, lang, facts, parts: new Map(parts.map(([number, ...rest]) => [number, rest])) });
    }
  };

  function load(name) {
    const script = document.createElement("script");
    known.set(name, null);
    script.src = says.module.replace("NAME", name);
    script.onload = draw;
    script.onerror = () => { known.set(name, { failed: true }); lost = true; chosen = chosen.filter((each) => each !== name); draw(); };
    document.head.append(script);
  }

  function make(name, attributes, ...content) {
    const element = document.createElement(name);
    Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, value));
    element.append(...content);
    return element;
  }

  // Rows and cells say what they are, since narrow screens show them as blocks, which some browsers
  // then take them for. Written in the page, it would be no valid HTML.
  function named(table) {
    [table, ...table.querySelectorAll("thead, tbody, tr, th, td")].forEach((each) => {
      each.setAttribute("role", ROLES[each.localName] || (each.scope === "row" ? "rowheader" : "columnheader"));
    });
    return table;
  }

  function cell(module, ...content) { return make("td", {}, make("b", {}, module.title), " ", ...content); }
  function row(title, cells) { return make("tr", {}, make("th", { scope: "row" }, title), ...cells); }

  function head(module) {
    const link = make("a", { href: root + module.address }, module.title);
    const remove = make("button", { type: "button", "aria-label": `${says.remove}: ${module.title}` }, says.remove);
    remove.addEventListener("click", () => {
      choose(chosen.filter((name) => name !== module.name));
      (chosen.length ? section.querySelector("h2") : boxes[0] || section).focus();
    });
    return make("th", { scope: "col" }, ...spoken(module, link), remove);
  }

  function spoken(module, ...elements) {
    if (module.lang) elements.forEach((each) => { if (each) each.lang = module.lang; });
    return elements;
  }

  function last(module) {
    const links = [make("a", { href: root + module.address, "aria-label": `${says.read}: ${module.title}` }, says.read)];
    if (module.hours) {
      links.push(make("a", { href: root + module.hours, "aria-label": `${says.hours}: ${module.title}` }, says.hours));
    }
    return make("td", {}, ...links);
  }

  function table(modules) {
    const rows = FACTS.filter((fact) => modules.some((module) => module.facts[fact])).map((fact) =>
      row(says[fact], modules.map((module) => cell(module, ...(fact === "purpose" ? spoken(module, make("span", {}, module.facts[fact] || "–")) : [module.facts[fact] || "–"])))));
    const numbers = [...new Set(modules.flatMap((module) => [...module.parts.keys()]))].sort((a, b) => a - b);
    numbers.forEach((number) => rows.push(row(says.part.replace("%n", number), modules.map((module) => {
      const [title, question] = module.parts.get(number) || ["–", ""];
      return cell(module, ...spoken(module, make("span", { class: "part-title" }, title), question && make("q", {}, question)));
    }))));
    rows.push(row(says.onward, modules.map(last)));
    rows[rows.length - 1].className = "onward";
    return named(make("table", { "aria-labelledby": "k-bredvid", class: `of-${modules.length}` },
      make("thead", {}, make("tr", {}, make("td", {}), ...modules.map(head))), make("tbody", {}, ...rows)));
  }

  function draw() {
    chosen.filter((name) => !known.has(name)).forEach(load);
    const modules = chosen.map((name) => known.get(name)).filter((module) => module && !module.failed);
    out.textContent = "";
    if (modules.length) out.append(table(modules));
    section.hidden = !modules.length;
    bar.hidden = !chosen.length;
    const full = chosen.length === most;
    boxes.forEach((box) => {
      box.checked = chosen.includes(box.value);
      box.disabled = full && !box.checked;
    });
    pages.forEach((link) => { link.hash = chosen.join(","); });
    tell(lost ? says.failed : (full ? says.full : says.some).replace("%n", chosen.length).replaceAll("%m", most));
  }

  function tell(text) { if (status.textContent !== text) status.textContent = text; }

  function choose(names) {
    chosen = names;
    lost = false;
    history.replaceState(null, "", names.length ? `#${names.join(",")}` : location.pathname + location.search);
    draw();
  }

  // An address that names a place on the page is no choice.
  function read() {
    const names = location.hash.slice(1).split(",").filter((name) => NAME.test(name) && !document.getElementById(name));
    if (location.hash && !names.length) return;
    chosen = [...new Set(names)].slice(0, most);
    draw();
  }

  document.querySelectorAll(".choices").forEach(named);
  document.querySelectorAll(".choices input, header > [data-script]").forEach((each) => { each.hidden = false; });
  boxes.forEach((box) => box.addEventListener("change", () => {
    choose(box.checked ? [...chosen, box.value] : chosen.filter((name) => name !== box.value));
  }));
  bar.querySelector("button").addEventListener("click", () => { choose([]); (boxes[0] || document.body).focus(); });
  bar.querySelector("a").addEventListener("click", (event) => {
    event.preventDefault();
    section.querySelector("h2").focus();
    section.scrollIntoView();
  });
  window.addEventListener("hashchange", read);
  read();
})();
