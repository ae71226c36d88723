// The planner: a form, and its schedule. Days are not counted here: they come in files that the build
// has worked out. Nothing is sent or kept; the choice stands in the address.
(function () {
  "use strict";
  var root = document.getElementById("k-planner");
  if (!root) return;
  var files = root.getAttribute("data-files").split(" ");
  var folder = files[0].slice(0, files[0].lastIndexOf("/") + 1);
  var modules = [], known = {}, said, form = {}, out, status, current;

  window.kollegium = {
    choices: function (data) { said = data; },
    modules: function (some) { modules = modules.concat(some); },
    days: function (name, data) { known[name] = data; }
  };

  function load(address, done) {
    var script = document.createElement("script");
    script.src = address;
    script.onload = done;
    script.onerror = function () { if (said) tell(said.words.failed); };
    document.head.appendChild(script);
  }

  function make(name, attributes, content) { return fill(document.createElement(name), attributes, content); }

  function draw(name, attributes, content) {
    return fill(document.createElementNS("http://www.w3.org/2000/svg", name), attributes, content);
  }

  function fill(element, attributes, content) {
    Object.keys(attributes || {}).forEach(function (key) { element.setAttribute(key, attributes[key]); });
    (Array.isArray(content) ? content : [content]).forEach(function (each) {
      if (each === undefined || each === null || each === "") return;
      element.appendChild(each.nodeType ? each : document.createTextNode(each));
    });
    return element;
  }

  function put(text, values) {
    return text.replace(/\{(\w+)\}/g, function (whole, name) { return name in values ? values[name] : whole; });
  }

  function tell(text) { if (status) status.textContent = text; }

  // Days are shown, and measured along the picture; which they are is known.
  function dayNumber(day) { return Date.parse(day + "T00:00:00Z") / 86400000; }
  function weekday(day) { return (dayNumber(day) + 3) % 7; }
  function shown(day, year) {
    var parts = day.split("-").map(Number);
    return said.weekdays[weekday(day)] + " " + parts[2] + " " + said.months[parts[1] - 1] + (year ? " " + parts[0] : "");
  }
  function until(time, minutes) {
    var parts = time.split(":").map(Number), all = parts[0] * 60 + parts[1] + minutes;
    return all >= 1440 ? "" : ("0" + Math.floor(all / 60)).slice(-2) + ":" + ("0" + all % 60).slice(-2);
  }

  function option(value, text) { return make("option", { value: value }, text); }
  function choose(list) { return make("select", {}, list); }
  function field(name, input) {
    form[name] = input;
    input.addEventListener("change", changed);
    return make("label", {}, [said.words[name], input]);
  }
  function chosen() { return modules[Number(form.module.value)]; }
  function yearName(year) { return year + "-" + ("0" + (Number(year) + 1) % 100).slice(-2); }
  function isMeeting(row) { return row.length === 6; }
  function isWeek(value) { return /^v[0-9]/.test(value); }

  function begin() {
    var w = said.words;
    var counties = said.counties.map(function (each) {
      return option(each[0], put(w.county_week, { county: each[1], week: each[2] }));
    });
    var weeks = said.winters.map(function (week) { return option("v" + week, put(w.other_week, { week: week })); });
    var box = make("form", { "class": "planner-form" }, [
      field("module", choose(modules.map(function (each, at) { return option(at, each.title); }))),
      field("pace", choose([])),
      field("county", choose(counties.concat(weeks))),
      field("year", choose(said.years.map(function (year) { return option(year, yearName(year).replace("-", "/")); }))),
      field("weekday", choose([1, 2, 3, 4, 5].map(function (day) { return option(day, w["day_" + day]); }))),
      field("time", make("input", { type: "time", value: "14:30", required: "" })),
      field("minutes", make("input", { type: "number", min: 30, max: 480, step: 5, required: "" })),
      field("participants", make("input", { type: "number", min: 1, max: 99, value: 6, required: "" }))
    ]);
    box.addEventListener("submit", function (event) { event.preventDefault(); });
    status = make("p", { "aria-live": "polite" });
    out = make("div");
    root.textContent = "";
    fill(root, {}, [box, make("h2", {}, w.result), status, out]);
    window.addEventListener("hashchange", read);
    read();
  }

  // The choice stands in the address, so that it can be shared and come back to.
  var NAMES = { module: "modul", pace: "takt", county: "lov", year: "ar", weekday: "dag", time: "tid", minutes: "min", participants: "antal" };

  function read() {
    var given = {};
    location.hash.slice(1).split("&").forEach(function (pair) {
      var at = pair.indexOf("=");
      try { if (at > 0) given[pair.slice(0, at)] = decodeURIComponent(pair.slice(at + 1)); } catch (error) { /* not ours */ }
    });
    modules.forEach(function (each, at) { if (each.id === given.modul) form.module.value = at; });
    paces();
    Object.keys(NAMES).forEach(function (name) {
      var value = given[NAMES[name]], before = form[name].value;
      if (name === "module" || value === undefined) return;
      form[name].value = value;
      if (form[name].value !== value) form[name].value = before;
    });
    if (!given.min) length();
    show();
  }

  function write() {
    history.replaceState(null, "", "#" + Object.keys(NAMES).map(function (name) {
      return NAMES[name] + "=" + encodeURIComponent(name === "module" ? chosen().id : form[name].value);
    }).join("&"));
  }

  function paces() {
    var before = form.pace.value, fitting = chosen().paces;
    form.pace.textContent = "";
    said.paces.forEach(function (pace) { if (fitting[pace[0]]) form.pace.appendChild(option(pace[0], pace[1])); });
    if (fitting[before]) form.pace.value = before;
    form.county.disabled = chosen().open;
  }

  function length() {
    said.paces.forEach(function (pace) { if (pace[0] === form.pace.value) form.minutes.value = pace[2]; });
  }

  function changed(event) {
    if (event.target === form.module) paces();
    if (event.target === form.module || event.target === form.pace) length();
    write();
    show();
  }

  function winter() {
    var value = form.county.value, week = Number(value.slice(1));
    if (chosen().open) return 0;
    said.counties.forEach(function (each) { if (each[0] === value) week = each[2]; });
    return week;
  }

  function show() {
    if (!form.pace.value || !form.time.checkValidity() || !form.minutes.checkValidity()) return;
    var name = current = chosen().paces[form.pace.value] + "-" + form.year.value;
    root.setAttribute("data-asked", name);
    if (known[name]) present(known[name]);
    else load(folder + name + ".js", function () { if (current === name) present(known[name]); });
  }

  function titleOf(part) { return chosen().parts[chosen().numbers.indexOf(part)] || ""; }

  function present(data) {
    var w = said.words, rows = data.days[winter()][Number(form.weekday.value) - 1];
    var met = rows.filter(isMeeting), dated = met.filter(function (row) { return row[2]; });
    var end = until(form.time.value, Number(form.minutes.value)), text = "";
    if (dated.length) {
      text = put(w.summary, { count: met.length, first: shown(dated[0][2], true), last: shown(dated[dated.length - 1][2], true) });
    }
    if (dated.length < met.length) text += " " + put(w.past, { count: met.length - dated.length });
    tell(text + advice());
    out.textContent = "";
    var tools = make("div", { "class": "planner-tools" }), text = make("div");
    fill(out, {}, [tools, picture(data, rows), table(data, rows, form.time.value + (end ? "–" + end : "")), text]);
    out.setAttribute("data-shown", current);
    take({ met: met, end: end, tools: tools, text: text });
  }

  // What is taken along is made by a script of its own, once there is something to take.
  function take(made) {
    Object.keys(form).forEach(function (name) { made[name] = form[name].value; });
    made.module = chosen();
    made.said = said;
    made.years = yearName(form.year.value);
    made.county = chosen().open || isWeek(form.county.value) ? "" : form.county.value;
    made.week = winter();
    made.make = make;
    made.put = put;
    made.weekdayOf = weekday;
    made.titleOf = titleOf;
    if (window.kollegium.take) window.kollegium.take(made);
    else load(root.getAttribute("data-more"), function () { window.kollegium.take(made); });
  }

  function advice() {
    var number = Number(form.participants.value), least = said.sizes[0], most = said.sizes[1], sizes = [];
    if (number > most) {
      var groups = Math.ceil(number / most);
      for (var at = 0; at < groups; at += 1) sizes.push(Math.floor(number / groups) + (at < number % groups ? 1 : 0));
      return " " + put(said.words.split, { sizes: sizes.join(" + ") });
    }
    return number > 0 && number < least ? " " + said.words.join : "";
  }

  function table(data, rows, clock) {
    var w = said.words, term = -1, body = [];
    var notes = rows.some(function (row) { return isMeeting(row) && row[5]; });
    var heads = [w.week, w.day, w.part, w.moments].concat(notes ? [w.note] : []);
    rows.forEach(function (row) {
      if (row[0] !== term) {
        term = row[0];
        body.push(make("tr", { "class": "term" }, make("th", { scope: "rowgroup", colspan: heads.length }, data.terms[term])));
      }
      body.push(isMeeting(row) ? meeting(row, clock, notes) : pause(row, heads.length));
    });
    return scrolled(w.result, make("table", { "class": "sheet is-dated" }, [
      make("caption", {}, chosen().title),
      make("thead", {}, make("tr", {}, heads.map(function (head) { return make("th", { scope: "col" }, head); }))),
      make("tbody", {}, body)
    ]));
  }

  function scrolled(label, content) {
    return make("div", { "class": "table-wrap", tabindex: 0, role: "group", "aria-label": label }, content);
  }

  function meeting(row, clock, notes) {
    var when = row[2] ? [make("time", { datetime: row[2] }, shown(row[2])), make("span", {}, clock)] : "";
    var part = make("span", { "class": "of-part" }, [make("span", { "class": "number" }, row[3]), make("span", {}, titleOf(row[3]))]);
    var cells = [make("th", { scope: "row" }, row[1]), make("td", {}, when), make("td", {}, part), make("td", {}, row[4])];
    return make("tr", { "class": "is-meeting" }, cells.concat(notes ? [make("td", {}, row[5])] : []));
  }

  function pause(row, columns) {
    var days = row[2] ? shown(row[2]) + (row[3] === row[2] ? "" : " – " + shown(row[3])) : "";
    return make("tr", { "class": "is-break" }, [make("td", {}, row[1]), make("td", {}, days), make("td", { colspan: columns - 2 }, row[4])]);
  }

  // The picture.
  var WEEK = 26, TOP = 32, LINE = 47, LOW = 60;

  function picture(data, rows) {
    return make("div", { "class": "timeline" }, data.terms.map(function (title, at) {
      var own = rows.filter(function (row) { return row[0] === at && row[2]; });
      return own.length ? strip(title, own) : "";
    }));
  }

  function strip(title, rows) {
    var first = dayNumber(rows[0][2]), last = first, halves = [];
    rows.forEach(function (row) {
      first = Math.min(first, dayNumber(row[2]));
      last = Math.max(last, dayNumber(isMeeting(row) ? row[2] : row[3]));
    });
    first -= (first + 3) % 7;
    var weeks = Math.max(11, Math.ceil((last - first + 1) / 14));
    for (var at = first; at <= last; at += 7 * weeks) halves.push(half(rows, at, weeks, last));
    return make("div", {}, [
      make("p", { "class": "strip-title" }, title),
      make("div", { "class": "strip-halves", role: "img", "aria-label": put(said.words.picture, { term: title }) }, halves)
    ]);
  }

  function half(rows, first, weeks, last) {
    var width = WEEK * Math.min(weeks, Math.ceil((last - first + 1) / 7)), shapes = [], marks = [];
    function x(days) { return Math.round(Math.max(0, Math.min(width, days * WEEK / 7))); }
    rows.forEach(function (row) {
      var day = dayNumber(row[2]) - first;
      if (isMeeting(row)) {
        var middle = WEEK * (Math.floor(day / 7) + 0.26 + 0.12 * (day % 7));
        if (day >= 0 && day < 7 * weeks) marks.push(draw("circle", { "class": "mark-of-meeting", cx: middle, cy: LINE, r: 10 }), draw("text", { "class": "n", x: middle, y: LINE + 4 }, row[3]));
        return;
      }
      var wide = x(dayNumber(row[3]) - first + 1) - x(day);
      if (wide) shapes.push(draw("g", { "class": "pause" }, [
        draw("rect", { x: x(day), y: TOP, width: wide, height: LOW - TOP }),
        draw("text", { x: Math.max(24, Math.min(width - 24, x(day) + wide / 2)), y: 27 }, row[4])
      ]));
    });
    for (var at = 0; at * WEEK < width; at += 1) shapes.push(draw("text", { x: WEEK * (at + 0.5), y: 12 }, weekOf(first + 7 * at)));
    shapes.push(draw("path", { "class": "ground", d: "M0 " + TOP + "H" + width + "M0 " + LINE + "H" + width }));
    return draw("svg", { "class": "strip", viewBox: "0 0 " + weeks * WEEK + " " + LOW }, shapes.concat(marks));
  }

  // The ISO number of a Monday's week; days are counted from 1970.
  function weekOf(monday) {
    var thursday = new Date((monday + 3) * 86400000);
    return String(Math.floor((monday + 3 - Date.UTC(thursday.getUTCFullYear(), 0, 1) / 86400000) / 7) + 1);
  }

  var left = files.length;
  files.forEach(function (address) { load(address, function () { left -= 1; if (!left) begin(); }); });
})();
