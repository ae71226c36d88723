// The search page: answers while the reader types. Nothing is sent or kept; the query stands in the
// address. What is searched comes in files, which are loaded when the field is first used.
(function () {
  "use strict";
  const form = document.querySelector("[data-search]");
  if (!form) return;
  const field = form.querySelector("input"), status = document.getElementById("k-status");
  const results = document.getElementById("k-results"), list = results.querySelector("ol");
  const more = results.querySelector("button"), says = form.dataset;
  const folderOf = (address) => address.slice(0, address.lastIndexOf("/") + 1);
  const here = folderOf(says.parts), root = folderOf(says.start);
  const STEP = 20, AT_ONCE = 6, EXCERPT = 200, WORD = /[\p{L}\p{N}]+/gu;
  const texts = new Map(), ahead = [];
  let index, found, asked = "", shown = 0, loading = 0, begun = false, failed = false, drawing, telling, keeping;

  form.hidden = false;

  function load(address, done, lost) {
    const script = document.createElement("script");
    script.src = address;
    script.onload = done;
    script.onerror = lost || (() => { failed = true; done(); });
    document.head.append(script);
  }

  function begin() {
    if (begun) return;
    begun = true;
    loading++;
    load(says.more, () => {
      index = (window.kollegium || {}).index;
      if (!index) return loaded();
      Object.assign(window.kollegium, { parts: (names) => ahead.push(...names), words: add, texts: read });
      load(says.parts, loaded);
    });
  }

  // A long module's further files are named by its first.
  function add(name, further, ...data) {
    index.add(...data);
    for (let number = 2; number < further + 2; number++) ahead.push(`${name}.${number}`);
  }

  function loaded() {
    for (loading--; ahead.length && loading < AT_ONCE; loading++) load(`${here}${ahead.shift()}.js`, loaded);
    if (!drawing) drawing = setTimeout(draw, loading ? 100 : 0);
  }

  function ask() {
    begin();
    draw();
    clearTimeout(keeping);
    keeping = setTimeout(() => {
      const kept = `#q=${encodeURIComponent(asked)}`;
      if (asked ? location.hash !== kept : location.hash.startsWith("#q=")) location.replace(kept);
    }, 300);
  }

  function draw() {
    clearTimeout(drawing);
    drawing = 0;
    // Whoever is among the answers keeps them, whatever more is loaded meanwhile.
    if (list.contains(document.activeElement)) return;
    asked = field.value.trim();
    found = index && index.words(asked).length ? index.find(asked) : { hits: [] };
    const count = found.hits.length;
    list.textContent = "";
    shown = 0;
    extend();
    results.hidden = !count;
    const told = failed ? "failed" : loading ? "loading" : !count ? "none" : !found.whole ? "some" : count > 1 ? "other" : "one";
    tell(asked ? says[told].replace("%n", count).replace("%q", () => asked) : "");
  }

  // Said when the reader pauses, and not at every letter.
  function tell(text) {
    clearTimeout(telling);
    telling = setTimeout(() => { if (status.textContent !== text) status.textContent = text; }, 300);
  }

  function extend() {
    const next = found.hits.slice(shown, shown + STEP), left = found.hits.length - shown - next.length;
    shown += next.length;
    list.append(...next.map(item));
    more.hidden = !left;
    more.textContent = says.further.replace("%n", Math.min(left, STEP));
  }

  function make(name, text, kind) {
    const element = document.createElement(name);
    if (kind) element.className = kind;
    return marked(element, text || "");
  }

  function isMarked(word) { return found.marked.has(word[0].toLowerCase()); }

  function marked(element, text) {
    const said = text.normalize("NFC");
    let at = 0;
    for (const word of said.matchAll(WORD)) {
      if (!isMarked(word)) continue;
      const mark = document.createElement("mark");
      mark.textContent = word[0];
      element.append(said.slice(at, word.index), mark);
      at = word.index + word[0].length;
    }
    element.append(said.slice(at));
    return element;
  }

  function item({ page, anchor, title }) {
    const row = make("li"), heading = make("h3"), link = make("a", title || page.title);
    link.href = `${root}${page.folder}/index.html${anchor ? `#${encodeURIComponent(anchor)}` : ""}`;
    heading.append(link);
    row.append(heading);
    const where = [page.trail, page.label, title && page.title].filter(Boolean);
    if (where.length) row.append(make("p", where.join(" › "), "hit-where"));
    const text = make("p", "", "hit-text");
    if (page.lang) link.lang = text.lang = page.lang;
    row.append(text);
    textsOf(page.folder, (given) => marked(text, excerpt(given.get(anchor) || "")));
    return row;
  }

  function textsOf(folder, use) {
    const known = texts.get(folder);
    if (known instanceof Map) return use(known);
    if (known) return known.push(use);
    texts.set(folder, [use]);
    load(`${here}text/${folder}.js`, () => {}, () => texts.delete(folder));
  }

  function read(folder, given) {
    const users = texts.get(folder) || [];
    texts.set(folder, new Map(given));
    users.forEach((use) => use(texts.get(folder)));
  }

  // The stretch of a text that has the most different words of those that were found.
  function excerpt(text) {
    const places = [...text.matchAll(WORD)].filter(isMarked);
    let best = 0, most = 0;
    places.forEach((place, first) => {
      const different = new Set();
      for (let next = first; next < places.length && places[next].index < place.index + EXCERPT * 0.8; next++) {
        different.add(places[next][0].toLowerCase());
      }
      if (different.size > most) { most = different.size; best = place.index; }
    });
    const from = best < 60 ? 0 : text.lastIndexOf(" ", best - 30) + 1;
    const end = from + EXCERPT < text.length ? text.lastIndexOf(" ", from + EXCERPT) : text.length;
    const to = end > best ? end : from + EXCERPT;
    return `${from ? "… " : ""}${text.slice(from, to)}${to < text.length ? " …" : ""}`;
  }

  function fromAddress() {
    const given = /^#q=(.*)$/.exec(location.hash);
    let query = "";
    try { query = given ? decodeURIComponent(given[1]).trim() : ""; } catch { return; }
    if (location.hash === `#${field.id}`) field.focus();
    if (!given || query === asked) return;
    field.value = query;
    ask();
  }

  field.addEventListener("focus", begin);
  field.addEventListener("input", ask);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    ask();
    if (found.hits.length) results.querySelector("h2").focus();
  });
  more.addEventListener("click", () => {
    const first = shown;
    extend();
    list.children[first].querySelector("a").focus();
  });
  // Arrows lead from the field through the answers, Escape leads back.
  document.addEventListener("keydown", (event) => {
    const stops = [field, ...list.querySelectorAll("a")], at = stops.indexOf(document.activeElement);
    const next = stops[at + ({ ArrowDown: 1, ArrowUp: -1 }[event.key] || NaN)];
    if (at < 0 || event.ctrlKey || event.altKey || event.metaKey) return;
    if (next) event.preventDefault();
    if (next) next.focus();
    else if (event.key === "Escape" && at) field.focus();
  });
  window.addEventListener("hashchange", fromAddress);
  fromAddress();
})();
