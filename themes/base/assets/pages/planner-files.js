// What is taken along from the planner: calendar file, table, plan. `made` is the choice and its rows.
(function () {
  "use strict";

  window.kollegium.take = function (made) {
    var make = made.make, w = made.said.words, copied = make("span", { role: "status" });

    function button(text, act) {
      var one = make("button", { type: "button", "class": "button" }, text);
      one.addEventListener("click", act);
      made.tools.appendChild(one);
    }
    button(w.calendar, function () { save("ics", "text/calendar", calendar(made)); });
    button(w.table, function () { save("csv", "text/csv", "\ufeff" + csv(made)); });
    button(w.copy, copy);
    button(w.print, function () { window.print(); });
    made.tools.appendChild(copied);

    var text = make("pre", { "class": "planner-plan", tabindex: 0, role: "group", "aria-label": w.plan_file }, plan(made));
    var details = make("details", { "class": "screen-only" }, [
      make("summary", {}, w.plan_file),
      make("p", {}, made.put(w.plan_help, { command: command(made) })),
      text
    ]);
    made.text.appendChild(details);

    function copy() {
      function done() { copied.textContent = w.copied; }
      if (navigator.clipboard && navigator.clipboard.writeText) navigator.clipboard.writeText(plan(made)).then(done, select);
      else select();
    }

    // Where nothing may be copied by a script, the text is marked for who copies it.
    function select() {
      var range = document.createRange();
      details.open = true;
      range.selectNodeContents(text);
      getSelection().removeAllRanges();
      getSelection().addRange(range);
    }

    function save(ending, type, content) {
      var address = URL.createObjectURL(new Blob([content], { type: type + ";charset=utf-8" }));
      var link = make("a", { href: address, download: name(made) + "." + ending });
      document.body.appendChild(link);
      link.click();
      link.remove();
      setTimeout(function () { URL.revokeObjectURL(address); }, 10000);
    }
  };

  function name(made) { return made.module.id + "-" + made.pace + "-" + made.years; }

  function calendar(made) {
    var lines = [], zone = ";TZID=Europe/Stockholm:", head = made.said.calendar;
    function at(day, time) { return day.replace(/-/g, "") + "T" + time.replace(":", "") + "00"; }
    made.met.forEach(function (row, number) {
      var before = made.met.slice(0, number).filter(function (one) { return one[3] === row[3]; }).length;
      var title = made.module.title + " · " + made.said.words.part + " " + row[3] + ": " + made.titleOf(row[3]) + " (" + row[4] + ")";
      if (!row[2]) return;
      lines.push("BEGIN:VEVENT", "UID:" + [name(made), row[3], before + 1].join(".") + "@kollegium",
        "DTSTAMP:" + made.year + "0701T000000Z", "SUMMARY:" + escaped(title), "DTSTART" + zone + at(row[2], made.time));
      if (made.end) lines.push("DTEND" + zone + at(row[2], made.end));
      lines.push("END:VEVENT");
    });
    return head[0].replace(/X-WR-CALNAME:\r\n/, folded("X-WR-CALNAME:" + escaped(made.module.title)) + "\r\n") +
      lines.map(function (line) { return folded(line) + "\r\n"; }).join("") + head[1];
  }

  function escaped(text) { return text.replace(/\s+/g, " ").replace(/[\\;,]/g, "\\$&"); }

  // A line of a calendar file is at most 75 bytes; what follows begins with a blank.
  function folded(line) {
    var bytes = 0, text = "", encoder = new TextEncoder();
    Array.from(line).forEach(function (letter) {
      var size = encoder.encode(letter).length;
      if (bytes + size > 75) { text += "\r\n "; bytes = 1; }
      text += letter;
      bytes += size;
    });
    return text;
  }

  function csv(made) {
    var names = ["weeks", "weekday", "day", "start", "end", "part", "moments", "note"], said = made.said;
    return [names.map(function (column) { return said.columns[column]; })].concat(made.met.map(function (row) {
      var when = row[2] ? [said.weekdays[made.weekdayOf(row[2])], row[2], made.time, made.end] : ["", "", "", ""];
      return [row[1]].concat(when, [row[3] + " " + made.titleOf(row[3]), row[4], row[5]]);
    })).map(function (row) { return row.map(cell).join(",") + "\n"; }).join("");
  }

  // What a spreadsheet would take for a formula gets an apostrophe before it.
  function cell(text) {
    var inert = /^ *[=+\-@\t\r\n]/.test(text) ? "'" + text : text;
    return /[",\n]/.test(inert) ? '"' + inert.replace(/"/g, '""') + '"' : inert;
  }

  // JSON's texts are YAML's too.
  function plan(made) {
    var days = ["monday", "tuesday", "wednesday", "thursday", "friday"];
    return ["title: " + JSON.stringify(made.module.title + ", " + made.years.replace("-", "/")),
      "modules: [" + made.module.id + "]",
      "calendars: [" + made.years + (made.county ? "-" + made.county : "") + "]",
      "pace: " + made.pace,
      "groups:",
      "  - {name: " + JSON.stringify(made.said.words.group) + ", participants: " + Number(made.participants) + ", weekday: " +
        days[made.weekday - 1] + ', time: "' + made.time + '", minutes: ' + Number(made.minutes) + "}",
      ""].join("\n");
  }

  function command(made) {
    var which = made.module.open ? "--all-year" : made.county ? "--county " + made.county : "--winter-break v" + made.week;
    return "kollegium new calendar --school-year " + made.years + " " + which;
  }
})();
