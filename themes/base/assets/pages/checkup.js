// Draws the picture of the answers, keeps them where the reader says so, and puts several people's
// beside each other. Answers are known by what they answer. Nothing leaves the device.
(function () {
  "use strict";
  var root = document.getElementById("k-nulage");
  if (!root) return;
  var say = root.dataset, top = Number(say.top), name = say.key + ":checkup:" + say.id;
  var rows = find(".profile > li"), areas = find(".area").map(function (area, at) {
    return { title: area.querySelector("h2").textContent, row: rows[at], statements: find("fieldset", area).map(statement) };
  });
  var statements = [].concat.apply([], areas.map(function (area) { return area.statements; }));
  var labels = find("span", root.querySelector(".choices")).map(function (each) { return each.textContent; });
  var done = one("[data-count]"), lowest = one("[data-lowest]"), fitting = one("[data-fitting]");
  var apart = one("[data-apart]"), told = one("[data-told]"), store = window.kollegium.keep(name);

  function find(selector, from) { return Array.prototype.slice.call((from || root).querySelectorAll(selector)); }
  function one(selector) { return root.querySelector(selector); }
  function statement(set) { return { text: set.querySelector("legend").textContent, inputs: find("input", set) }; }
  function put(text, values) {
    return text.replace(/\{(\w+)\}/g, function (whole, key) { return key in values ? values[key] : whole; });
  }
  function shown(number) {
    var form = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
    return number.toLocaleString(document.documentElement.lang, form);
  }
  function mean(numbers) { return numbers.reduce(function (sum, each) { return sum + each; }, 0) / numbers.length; }
  function titles(some) { return some.map(function (area) { return area.title; }).join(", "); }

  function answers() {
    var given = {};
    statements.forEach(function (each) {
      each.inputs.forEach(function (input) { if (input.checked) given[each.text] = Number(input.value); });
    });
    return given;
  }

  function fill(given) {
    statements.forEach(function (each) {
      each.inputs.forEach(function (input) { input.checked = Number(input.value) === given[each.text]; });
    });
    draw([answers()]);
  }

  // Of a file or of what was kept: only what answers a statement of this page, on its scale.
  function read(text) {
    var given = {}, data, known = false;
    try { data = JSON.parse(text); } catch (error) { return null; }
    if (!data || data.checkup !== say.id || !data.answers) return null;
    statements.forEach(function (each) {
      var own = Object.prototype.hasOwnProperty.call(data.answers, each.text) && data.answers[each.text];
      if (own >= 1 && own <= top && Math.floor(own) === own) known = given[each.text] = own;
    });
    return known ? given : null;
  }
  function written() { return JSON.stringify({ checkup: say.id, scale: labels, answers: answers() }, null, 1); }

  function shape(name, kind, attributes) {
    var made = document.createElementNS("http://www.w3.org/2000/svg", name);
    made.setAttribute("class", kind);
    Object.keys(attributes).forEach(function (key) { made.setAttribute(key, attributes[key]); });
    return made;
  }
  function x(value) { return 2 + 96 * (value - 1) / (top - 1); }

  // One person's answers are bars; those of several are a stroke each, from the lowest to the highest.
  function draw(people) {
    var count = 0, answered = [];
    areas.forEach(function (area) {
      var means = people.map(function (given) {
        return area.statements.map(function (each) { return given[each.text]; }).filter(Boolean);
      }).filter(function (numbers) { count += numbers.length; return numbers.length; }).map(mean);
      find(".bar, .one, .range", area.row).forEach(function (old) { old.remove(); });
      area.row.classList.remove("is-low");
      area.mean = means.length ? mean(means) : 0;
      if (means.length) answered.push(area);
      picture(area, means, people.length > 1);
    });
    summary(answered, people.length > 1 || count * 2 >= statements.length);
    differences(people);
    done.textContent = people.length > 1 ? put(say.group, { count: people.length }) : count ? put(say.done, { done: count }) : "";
  }

  function picture(area, means, several) {
    var svg = area.row.querySelector("svg"), text = "", low = Math.min.apply(null, means), high = Math.max.apply(null, means);
    if (means.length && !several) {
      svg.insertBefore(shape("rect", "bar", { width: x(area.mean), y: 1, height: 8 }), svg.querySelector("path"));
      text = put(say.value, { value: shown(area.mean) });
    } else if (means.length) {
      svg.appendChild(shape("rect", "range", { x: x(low), width: x(high) - x(low), y: 2, height: 6 }));
      means.forEach(function (each) { svg.appendChild(shape("path", "one", { d: "M" + x(each) + " 1v8" })); });
      text = put(say.spread, { low: shown(low), high: shown(high), value: shown(area.mean), count: means.length });
    }
    area.row.querySelector("[data-said]").textContent = text;
  }

  // What lies below the middle of the scale, three areas at most; if nothing does, what is lowest.
  function summary(answered, enough) {
    var order = answered.slice().sort(function (a, b) { return a.mean - b.mean; });
    var low = order.filter(function (area) { return area.mean < (top + 1) / 2; }).slice(0, 3);
    if (!low.length) low = order.slice(0, 1);
    if (!enough) low = [];
    low.forEach(function (area) { area.row.classList.add("is-low"); });
    lowest.textContent = low.length ? put(say.low, { areas: titles(low) }) : "";
    var fit = [];
    low.forEach(function (area) {
      find("a", area.row).forEach(function (link) {
        var known = fit.filter(function (each) { return each.link.href === link.href; })[0];
        if (!known) fit.push(known = { link: link, areas: [] });
        known.areas.push(area);
      });
    });
    fit.sort(function (a, b) { return b.areas.length - a.areas.length; });
    list(fitting, fit.map(function (each) {
      return [each.link.cloneNode(true), " " + put(say.fits, { areas: titles(each.areas) })];
    }));
  }

  function list(parent, items) {
    parent.textContent = "";
    items.forEach(function (content) {
      var item = document.createElement("li");
      item.append.apply(item, content);
      parent.appendChild(item);
    });
  }

  function differences(people) {
    var found = statements.map(function (each) {
      var given = people.map(function (one) { return one[each.text]; }).filter(Boolean);
      return { text: each.text, given: given, wide: Math.max.apply(null, given) - Math.min.apply(null, given) };
    }).filter(function (each) { return each.wide > 0; }).sort(function (a, b) { return b.wide - a.wide; }).slice(0, 3);
    apart.hidden = !found.length;
    list(apart.querySelector("ul"), found.map(function (each) {
      return [each.text + " (" + labels.map(function (label, at) {
        var count = each.given.filter(function (value) { return value === at + 1; }).length;
        return count ? label + ": " + count : "";
      }).filter(Boolean).join(", ") + ")"];
    }));
  }

  function button(selector, act) { one(selector).addEventListener("click", act); }
  function offer() { one("[data-save]").hidden = !store.may; one("[data-delete]").hidden = !store.get(); }
  function tell(text) { told.textContent = text; offer(); }

  button("[data-save]", function () {
    tell(store.set(written()) ? say.saved : say.refused);
  });
  button("[data-delete]", function () { store.remove(); tell(say.deleted); });
  button("[data-clear]", function () { fill({}); tell(""); });
  button("[data-export]", function () { window.kollegium.save(say.id, written()); });
  window.kollegium.chosen(one("[data-import]"), 100000, function (files) {
    var people = [], wrong = [];
    files.forEach(function (file) {
      var given = read(file.text);
      (given ? people : wrong).push(given || file.name);
    });
    if (people.length > 1) draw(people);
    else if (people.length) fill(people[0]);
    tell(wrong.length ? put(say.wrong, { name: wrong.join(", ") }) : put(say.loaded, { name: files.map(function (each) { return each.name; }).join(", ") }));
  });
  root.addEventListener("change", function (event) { if (event.target.type === "radio") draw([answers()]); });

  find("[data-script]").forEach(function (part) { if (part !== apart) part.hidden = false; });
  if (location.protocol !== "file:") one("[data-disk]").remove();
  var before = store.get() && read(store.get());
  if (before) { fill(before); tell(say.found); } else { draw([answers()]); tell(store.may ? "" : say.refused); }
})();
