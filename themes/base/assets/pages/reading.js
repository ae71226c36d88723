// A reader's own progress and notes: all of a module's on one page, a moment's on the moment's page where
// that can see them. Nothing is kept before the reader begins to keep it there; nothing leaves the device.
(function () {
  "use strict";
  const root = document.querySelector("#k-lasning, [data-own]");
  if (!root) return;
  const says = root.dataset, keep = window.kollegium.keep(`${says.key}:reading:${says.module}`);
  const one = (selector) => root.querySelector(selector), told = one("[data-told]");
  const LONGEST = 20000, LARGEST = 2000000, ID = /^\d{1,3}[a-z]$/;
  const rows = new Map();
  let saving;

  function tell(text) { if (told.textContent !== text) told.textContent = text; }

  // Of a file or of what was kept: only what is of this module, in the form that it is written in.
  function parse(text) {
    const found = new Map();
    let data;
    try { data = JSON.parse(text); } catch { return null; }
    if (!data || data.module !== says.module || typeof data.moments !== "object" || !data.moments) return null;
    Object.entries(data.moments).forEach(([id, own]) => {
      if (!ID.test(id) || !own) return;
      found.set(id, { done: own.done === true, note: typeof own.note === "string" ? own.note.slice(0, LONGEST) : "" });
    });
    return found;
  }

  // Moments that are no more in the module are kept along: their notes are the reader's.
  function written(all) {
    const moments = {};
    [...all].sort().forEach(([id, own]) => { if (own.done || own.note) moments[id] = own; });
    return JSON.stringify({ module: says.module, moments }, null, 1);
  }

  const kept = () => { const text = keep.get(); return text === null ? null : parse(text) || new Map(); };

  function row(id, box, note) {
    rows.set(id, { box, note });
    box.addEventListener("change", () => save(id));
    note.addEventListener("input", () => { clearTimeout(saving); saving = setTimeout(save, 400, id); });
    note.addEventListener("change", () => save(id));
  }

  const own = (id) => ({ done: rows.get(id).box.checked, note: rows.get(id).note.value });

  // Another page may have kept something meanwhile, so one moment is changed in what is kept now.
  function save(id) {
    clearTimeout(saving);
    count();
    const all = kept();
    if (all) tell(keep.set(written(all.set(id, own(id)))) ? says.saved : says.refused);
  }

  function fill(all) {
    rows.forEach(({ box, note }, id) => {
      const mine = (all && all.get(id)) || { done: false, note: "" };
      box.checked = mine.done;
      if (note.value !== mine.note) note.value = mine.note;
      const fold = note.closest("details");
      if (fold && mine.note) fold.open = true;
    });
    count();
  }

  function count() {
    const bar = one("progress");
    if (!bar) return;
    bar.max = rows.size;
    bar.value = [...rows.values()].filter(({ box }) => box.checked).length;
    one("[data-count]").textContent = says.done.replace("%n", bar.value).replace("%m", rows.size);
  }

  // On a moment's page: what is kept, if anything is; else the way to where one begins.
  function moment() {
    const style = document.createElement("link");
    row(says.own, one("input"), one("textarea"));
    const show = () => {
      const all = kept();
      one("[data-on]").hidden = !all;
      one("[data-off]").hidden = Boolean(all);
      if (all) fill(all);
      if (all && !style.parentNode) document.head.append(Object.assign(style, { rel: "stylesheet", href: says.more }));
    };
    root.hidden = false;
    show();
    window.addEventListener("storage", show);
    window.addEventListener("pageshow", (event) => { if (event.persisted) show(); });
  }

  function whole() {
    const possible = keep.may, begin = one("[data-save]"), end = one("[data-delete]");
    const offer = () => { end.hidden = keep.get() === null; begin.hidden = !possible || !end.hidden; };
    const all = () => {
      const found = kept() || new Map();
      rows.forEach((_, id) => found.set(id, own(id)));
      return found;
    };
    root.querySelectorAll("[data-moment]").forEach((each) => {
      row(each.dataset.moment, each.querySelector("input"), each.querySelector("textarea"));
    });
    begin.addEventListener("click", () => {
      tell(keep.set(written(all())) ? says.saved : says.refused);
      offer();
      if (begin.hidden) end.focus();
    });
    end.addEventListener("click", () => { keep.remove(); tell(says.deleted); offer(); if (!begin.hidden) begin.focus(); });
    one("[data-export]").addEventListener("click", () => window.kollegium.save(says.module, written(all())));
    window.kollegium.chosen(one("[data-import]"), LARGEST, ([file]) => {
      const given = file.text && parse(file.text), mine = all();
      if (!given || ![...given.keys()].some((id) => rows.has(id))) return tell(says.wrong);
      given.forEach((theirs, id) => mine.set(id, together(mine.get(id), theirs)));
      fill(mine);
      tell(kept() && !keep.set(written(mine)) ? says.refused : says.loaded);
    });
    const show = () => { const found = kept(); if (found) fill(found); offer(); };
    window.addEventListener("storage", show);
    window.addEventListener("pageshow", (event) => { if (event.persisted) show(); });
    window.addEventListener("beforeprint", () => rows.forEach(({ note }) => { if (note.value) note.closest("details").open = true; }));
    root.querySelectorAll("[data-script]").forEach((each) => { each.hidden = false; });
    if (location.protocol !== "file:") one("[data-disk]").remove();
    count();
    show();
    if (!possible) tell(says.refused);
  }

  // Nothing that somebody has written is lost: of two notes one that holds the other, else both.
  function together(mine, theirs) {
    if (!mine) return theirs;
    const notes = [mine.note, theirs.note].filter(Boolean).sort((a, b) => b.length - a.length);
    const [long = "", short = ""] = notes;
    const note = long.includes(short) ? long : `${mine.note}\n\n${theirs.note}`.slice(0, LONGEST);
    return { done: mine.done || theirs.done, note };
  }

  if (says.own) moment(); else whole();
})();
