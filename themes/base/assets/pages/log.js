// Keeps what a group writes in its log, where somebody says so; takes it along as a file and puts
// files together. Fields are known by their names. Nothing leaves the device.
(function () {
  "use strict";
  var root = document.getElementById("k-logg");
  if (!root) return;
  var say = root.dataset, LONGEST = 10000, MOST = 2000000, NAME = /^[a-z0-9-]{1,40}$/;
  var store = window.kollegium.keep(say.key + ":log:" + say.id), told = one("[data-told]");
  var fields = {}, rest = {}, changed = false, folded = find("details.sheet");
  find("textarea[name], input[name]").forEach(function (field) { fields[field.name] = field; });
  var own = Object.prototype.hasOwnProperty;

  function find(selector, from) { return Array.prototype.slice.call((from || root).querySelectorAll(selector)); }
  function one(selector) { return root.querySelector(selector); }
  function put(text, name, value) { return text.split("{" + name + "}").join(value); }

  // On paper a field is as long as its text: there the text stands instead of it.
  Object.keys(fields).forEach(function (name) {
    var paper = document.createElement("span");
    paper.className = "written";
    fields[name].maxLength = LONGEST;
    fields[name].closest("p").appendChild(paper);
    fields[name].written = paper;
  });

  function show(names) {
    names.forEach(function (name) { fields[name].written.textContent = fields[name].value.trim(); });
    find("[data-from]").forEach(function (place) {
      place.textContent = "";
      place.dataset.from.split(" ").forEach(function (name) {
        var text = fields[name].value.trim(), made = document.createElement("p");
        if (!text) return;
        made.textContent = text;
        place.appendChild(made);
      });
    });
  }

  function values(some) {
    var given = {};
    Object.keys(rest).forEach(function (name) { if (some(name)) given[name] = rest[name]; });
    Object.keys(fields).forEach(function (name) { if (some(name) && fields[name].value) given[name] = fields[name].value; });
    return given;
  }
  function every() { return true; }
  function met(name) { return name.charAt(0) === "m"; }
  function written(some) { return JSON.stringify({ log: say.id, fields: values(some) }, null, 1); }

  // Of a file or of what was kept: texts of this log, or nothing if there is anything else in it.
  function read(text) {
    var data, names;
    try { data = JSON.parse(text); } catch (error) { return null; }
    if (!data || data.log !== say.id || !data.fields || typeof data.fields !== "object" || Array.isArray(data.fields)) return null;
    names = Object.keys(data.fields);
    var right = names.length && names.length <= 1000 && names.every(function (name) {
      return NAME.test(name) && typeof data.fields[name] === "string" && data.fields[name].length <= LONGEST;
    });
    return right ? data.fields : null;
  }

  // Nothing that is written is lost: of two texts both stand, unless one has the other in it.
  // Gives how many did not find room.
  function fill(given) {
    var full = 0;
    Object.keys(given).forEach(function (name) {
      var field = own.call(fields, name) && fields[name], now = field ? field.value : own.call(rest, name) ? rest[name] : "";
      var text = given[name].replace(/\r\n?/g, "\n"), both = now + (field && field.type === "text" ? "; " : "\n\n") + text;
      if (now.indexOf(text) >= 0) return;
      if (text.indexOf(now) >= 0) both = text;
      if (both.length > LONGEST) full += 1;
      else if (field) field.value = both;
      else rest[name] = both;
    });
    show(Object.keys(fields));
    return full;
  }

  function offer() {
    one("[data-save]").hidden = !store.may;
    one("[data-delete]").hidden = !store.get();
  }
  function tell(text) { told.textContent = text; offer(); }
  function button(selector, act) { one(selector).addEventListener("click", act); }

  button("[data-save]", function () {
    if (store.set(written(every))) { changed = false; tell(say.saved); } else tell(say.refused);
  });
  button("[data-delete]", function () {
    if (!window.confirm(say.sure)) return;
    store.remove();
    changed = Object.keys(values(every)).length > 0;
    tell(say.deleted);
  });
  button("[data-clear]", function () {
    if (!window.confirm(say.empty)) return;
    rest = {};
    Object.keys(fields).forEach(function (name) { fields[name].value = ""; });
    show(Object.keys(fields));
    changed = false;
    tell(say.cleared);
  });
  button("[data-export]", function () { window.kollegium.save(say.file, written(every)); });
  button("[data-meetings]", function () { window.kollegium.save(say.file + "-" + say.part, written(met)); });
  window.kollegium.chosen(one("[data-import]"), MOST, function (files) {
    var wrong = [], right = [], full = 0;
    files.forEach(function (file) {
      var given = read(file.text);
      if (given) full += fill(given);
      (given ? right : wrong).push(file.name);
    });
    if (right.length) changed = true;
    tell([
      right.length ? put(say.loaded, "name", right.join(", ")) : "",
      full ? put(say.full, "count", full) : "",
      wrong.length ? put(say.wrong, "name", wrong.join(", ")) : ""
    ].filter(Boolean).join(" "));
  });

  root.addEventListener("input", function (event) {
    if (!own.call(fields, event.target.name)) return;
    changed = true;
    show([event.target.name]);
  });
  window.addEventListener("beforeunload", function (event) { if (changed) event.preventDefault(); });

  // Without a script all are open. Here those fold that are not begun, but for the next of them.
  function begun(details) { return find("[name]", details).some(function (field) { return field.value; }); }
  function fold() {
    ["k-traffar", "k-reflektion"].forEach(function (id) {
      var own = find("details.sheet", document.getElementById(id)), next = own.filter(function (each) { return !begun(each); })[0] || own[own.length - 1];
      own.forEach(function (each) { each.open = each === next; });
    });
  }
  var open = [];
  window.addEventListener("beforeprint", function () {
    open = folded.filter(function (each) { return each.open; });
    folded.forEach(function (each) { each.open = true; });
  });
  window.addEventListener("afterprint", function () {
    folded.forEach(function (each) { each.open = open.indexOf(each) >= 0; });
  });

  find("[data-script]").forEach(function (part) { part.hidden = false; });
  if (location.protocol !== "file:") one("[data-disk]").remove();
  var before = store.get() && read(store.get());
  if (before) fill(before);
  tell(before ? say.found : store.may ? "" : say.refused);
  fold();
})();
