// The meeting while it goes on. Agendas are looked up in what the build has made; nothing is kept or sent.
(function () {
  "use strict";
  var root = document.getElementById("k-mote");
  if (!root) return;
  var MINUTE = 60000, SOON = 2 * MINUTE, MORE = 5;
  var parts = {}, data, waiting = [];
  var rows = [], at = 0, spent = [], since = 0, planned = 0, warned, ended, open = false, going = false, lock, shown = {};

  root.querySelectorAll("*").forEach(function (element) {
    Object.keys(element.dataset).forEach(function (name) { parts[name] = element; });
  });

  var fields = [parts.people, parts.length, parts.begins];

  function say(name, values) {
    return root.dataset[name].replace(/\{(\w+)\}/g, function (whole, key) { return values && key in values ? values[key] : whole; });
  }

  function make(name, content, kind) {
    var element = document.createElement(name);
    element.className = kind || "";
    element.append.apply(element, content.filter(Boolean));
    return element;
  }

  // An item's text is in the module's language.
  function own(element, text) {
    element.lang = text ? root.dataset.language : document.documentElement.lang;
    return element;
  }

  function put(name, text) {
    if (shown[name] === text) return;
    shown[name] = text;
    parts[name].textContent = text;
  }

  function phase(row) { return row.phase && "phase-" + row.phase; }

  function two(number) { return (number < 10 ? "0" : "") + number; }

  function clockAt(time) {
    var date = new Date(time);
    return two(date.getHours()) + ":" + two(date.getMinutes());
  }

  // The agendas, once used.
  window.kollegium = { agendas: function (found) { data = found; } };

  function whenLoaded(act) {
    if (data) return act();
    waiting.push(act);
    if (waiting.length > 1) return;
    var script = document.createElement("script");
    script.src = root.dataset.agendas;
    script.onload = function () { waiting.splice(0).forEach(function (each) { each(); }); };
    script.onerror = function () {
      waiting = [];
      script.remove();
      parts.status.textContent = say("failed");
    };
    document.head.append(script);
  }

  function text(number) { return data.texts[number]; }

  function chosen() {
    var plans = data.plans[data.sizes.indexOf(Number(parts.people.value))].split(",");
    var plan = plans[data.lengths.indexOf(Number(parts.length.value))].split(" "), order = data.orders[plan[0]];
    return plan[1].match(/!?z*[0-9a-y]/g).map(function (signs, number) {
      var item = data.items[order[number]], cut = signs[0] === "!";
      return {
        title: text(item[0]), text: text(item[1]), note: text(item[2]), points: item[3].map(text), deeper: text(item[4]),
        each: item[5], tables: item[6], phase: text(item[7]), least: cut ? 0 : item[8], cut: cut,
        minutes: 35 * (signs.split("z").length - 1) + parseInt(signs.slice(-1), 36)
      };
    });
  }

  // Before the meeting by when it begins; while it goes on by what has been.
  function list() {
    var given = parts.begins.value.split(":"), time = new Date().setHours(given[0] || 0, given[1] || 0, 0, 0), first;
    if (going) time = spent.reduce(function (sum, _, number) { return number > at ? sum : sum - used(number); }, Date.now());
    first = time;
    parts.list.textContent = "";
    rows.forEach(function (row, number) {
      var line = make("li", [
        make("time", [clockAt(time)]), " ",
        make("div", [make("b", [row.title]), row.text && " ", row.text && own(make("span", [row.text]), 1)]), " ",
        make("span", [row.minutes ? say("minutes", row) : say("skipped")], "long")
      ], phase(row));
      if (going && number === at) line.setAttribute("aria-current", "step");
      line.classList.toggle("is-done", going && number < at);
      line.classList.toggle("is-skipped", !row.minutes);
      parts.list.append(line);
      if (!going) time += row.minutes * MINUTE;
      else time += number < at ? used(number) : number > at ? left(number) : Math.max(used(at), row.minutes * MINUTE);
    });
    put("sizeOf", say("size", { people: parts.people.value, minutes: Math.round((time - first) / MINUTE), start: clockAt(first), end: clockAt(time) }));
  }

  function choose() {
    whenLoaded(function () {
      rows = chosen();
      list();
      history.replaceState(null, "", "#" + fields.map(function (field) { return field.value; }).join("-"));
    });
  }

  // By the clock on the wall: right also when the device has slept.
  function used(number) { return spent[number] + (number === at && since ? Math.max(0, Date.now() - since) : 0); }

  function left(number) { return rows[number].minutes * MINUTE - used(number); }

  function rest() {
    return rows.reduce(function (sum, row, number) { return number < at ? sum : sum + Math.max(0, left(number)); }, 0);
  }

  function late() { return Math.round((Date.now() + rest() - planned) / MINUTE); }

  function halt() {
    if (since) spent[at] = used(at);
    since = 0;
  }

  // The screen stays light where the browser can see to it.
  function awake() {
    if (lock && !(open && since)) lock.release();
    if (!open || !since || !navigator.wakeLock) return;
    navigator.wakeLock.request("screen").then(function (got) {
      if (lock) lock.release();
      lock = got;
      if (!open || !since) got.release();
    }, function () {});
  }

  function begin() {
    whenLoaded(function () {
      if (!going) {
        rows = chosen();
        spent = rows.map(function () { return 0; });
        at = 0;
        planned = Date.now() + rest();
        going = true;
        since = Date.now();
      }
      open = true;
      document.body.classList.add("is-running");
      parts.stage.hidden = false;
      parts.stage.focus();
      window.scrollTo(0, 0);
      awake();
      item();
    });
  }

  function leave() {
    open = false;
    document.body.classList.remove("is-running");
    parts.stage.hidden = true;
    awake();
    if (document.fullscreenElement) document.exitFullscreen();
    parts.open.textContent = say(going ? "return" : "start");
    parts.end.hidden = !going;
    fields.forEach(function (field) { field.disabled = going; });
    parts.status.textContent = going ? say("going", { title: rows[at].title }) : say("finished");
    list();
    parts.open.focus();
  }

  function finish() {
    halt();
    going = false;
    rows = chosen();
    leave();
  }

  function ahead() { return rows.slice(at + 1).filter(function (each) { return each.minutes; })[0]; }

  function move(step) {
    var to = at + step, was = since;
    while (rows[to] && !rows[to].minutes) to += step; // what has given all its time is passed over
    if (!rows[to]) return;
    halt();
    at = to;
    if (was) since = Date.now();
    item();
  }

  function item() {
    var row = rows[at], facts = [], large = row.text || row.title, count = { number: at + 1, total: rows.length };
    warned = left(at) <= SOON || row.minutes * MINUTE <= SOON;
    ended = left(at) <= 0;
    parts.now.className = "now " + phase(row);
    put("what", row.text ? row.title : say("item", count));
    put("text", large);
    own(parts.text, row.text);
    parts.text.className = large.length > 190 ? "is-long" : large.length > 95 ? "" : "is-short";
    if (row.each) facts.push(say("each", { minutes: row.each }));
    if (row.tables > 1) facts.push(say("tables", { number: row.tables }));
    put("facts", facts.join(", "));
    put("note", row.note);
    parts.moreOf.hidden = !row.points.length;
    parts.moreOf.open = false;
    put("pointsOf", row.deeper && say(row.deeper));
    parts.points.textContent = "";
    row.points.forEach(function (text) { parts.points.append(make("li", [text])); });
    parts.back.disabled = !at;
    var next = ahead();
    parts.then.textContent = next ? say("next", next) : say("last");
    if (next && next.text && next.text !== row.text) parts.then.append(". ", own(make("span", [next.text]), 1));
    put("next", next ? shown.onward : parts.end.textContent);
    course();
    tick();
    tell([say("item", count), row.title, row.text, say("minutes", row)].filter(Boolean).join(". "));
  }

  function tell(text) { parts.told.textContent = text; }

  function course() {
    var x = 0;
    parts.course.textContent = "";
    rows.forEach(function (row, number) {
      if (!row.minutes) return;
      bar(x, row.minutes, phase(row) + (number < at ? " is-done" : number === at ? " is-here" : ""));
      if (number === at) parts.filled = bar(x, 0, phase(row) + " is-done");
      x += row.minutes;
    });
    parts.course.setAttribute("viewBox", "0 0 " + x + " 10");
  }

  function bar(x, width, kind) {
    var element = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    element.setAttribute("class", kind);
    element.setAttribute("x", x + 0.15);
    element.setAttribute("width", Math.max(0, width - 0.3));
    element.setAttribute("height", 10);
    parts.course.append(element);
    return element;
  }

  function tick() {
    if (!open) return;
    var row = rows[at], over = left(at) < 0, seconds = Math.abs(Math.ceil(left(at) / 1000));
    put("clock", (over && seconds ? "+" : "") + Math.floor(seconds / 60) + ":" + two(seconds % 60));
    put("of", say(over ? "over" : since ? "left" : "paused", { minutes: row.minutes }));
    put("pause", say(since ? "pause" : "goOn"));
    parts.filled.setAttribute("width", Math.max(0, Math.min(1, used(at) / (row.minutes * MINUTE)) * row.minutes - 0.3));
    var behind = late(), end = clockAt(Date.now() + rest());
    put("ends", say(behind > 0 ? "late" : behind < 0 ? "early" : "ends", { end: end, minutes: Math.abs(behind) }));
    parts["catch"].hidden = behind <= 0 || !taken(behind, true);
    parts.stage.classList.toggle("is-paused", !since);
    parts.stage.classList.toggle("is-soon", left(at) <= SOON && row.minutes * MINUTE > SOON);
    parts.stage.classList.toggle("is-over", over);
    if (left(at) <= 0 && !ended) { ended = warned = true; tell(say("up", { title: row.title })); }
    if (left(at) <= SOON && !warned) { warned = true; tell(say("two")); }
  }

  // Minutes come from what is marked to be cut, the last first, then from what has most to spare.
  function taken(wanted, only) {
    var from = [], able = rows.slice(at + 1).map(function (row, number) {
      return { row: row, number: number, spare: row.minutes - row.least };
    });
    function order(a, b) { return b.row.cut - a.row.cut || (a.row.cut ? 0 : b.spare - a.spare) || b.number - a.number; }
    for (var count = 0; count < wanted; count += 1) {
      var best = able.filter(function (each) { return each.spare > 0; }).sort(order)[0];
      if (!best) break;
      best.spare -= 1;
      if (from.indexOf(best.row.title) < 0) from.push(best.row.title);
      if (!only) best.row.minutes -= 1;
    }
    return only ? count : from.join(", ");
  }

  function change(name, count, more) {
    var titles = taken(count);
    rows[at].minutes += more;
    item();
    tell(say(name, { minutes: count, titles: titles, end: clockAt(Date.now() + rest()) }));
  }

  function give() { change(taken(MORE, true) === MORE ? "given" : "longer", MORE, MORE); }

  function catchUp() { change("caught", taken(late(), true), 0); }

  function pause() {
    if (since) halt();
    else since = Date.now();
    awake();
    tick();
  }

  function whole() {
    if (document.fullscreenElement) document.exitFullscreen();
    else document.documentElement.requestFullscreen().catch(function () {});
  }

  var ACTS = {
    back: function () { move(-1); }, next: function () { if (ahead()) move(1); else finish(); },
    pause: pause, give: give, "catch": catchUp, leave: leave, wholeScreen: whole
  };
  Object.keys(ACTS).forEach(function (name) {
    parts[name].addEventListener("click", function (event) {
      ACTS[name]();
      // Who points has the keys for the meeting afterwards.
      if (open && (event.detail || parts[name].disabled || parts[name].hidden)) parts.stage.focus();
    });
  });
  parts.open.addEventListener("click", begin);
  parts.end.addEventListener("click", finish);
  parts.form.addEventListener("change", choose);
  parts.form.addEventListener("submit", function (event) { event.preventDefault(); });

  document.addEventListener("keydown", function (event) {
    if (!open || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    var key = event.key, pressed = event.target.closest("button, summary, a, input, select");
    if (key === "Escape") leave();
    else if (key === "ArrowRight" || key === "PageDown") move(1);
    else if (key === "ArrowLeft" || key === "PageUp") move(-1);
    else if (key === " " && !pressed) pause();
    else return;
    event.preventDefault();
  });

  document.addEventListener("visibilitychange", function () {
    if (document.hidden || !open) return;
    awake();
    tick();
  });
  document.addEventListener("fullscreenchange", function () {
    put("wholeScreen", say(document.fullscreenElement ? "window" : "whole"));
  });
  put("wholeScreen", say("whole"));
  parts.wholeScreen.hidden = !document.fullscreenEnabled;
  shown.onward = parts.next.textContent;
  parts.form.hidden = parts.told.hidden = false;

  var given = location.hash.slice(1).split("-");
  if (given.length === fields.length) {
    fields.forEach(function (field, number) {
      var before = field.value;
      field.value = given[number];
      if (!field.value) field.value = before;
    });
    choose();
  }
  window.setInterval(tick, 250);
})();
