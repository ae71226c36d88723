// Shows what a word means below the paragraph that it stands in. Without this, the word leads to the
// list at the end of the page, which says the same.
(function () {
  "use strict";
  var list = document.querySelector(".terms");
  var open = null;

  function close() {
    if (!open) return;
    open.note.remove();
    open.link.setAttribute("aria-expanded", "false");
    open = null;
  }

  function tag(name, text) {
    var made = document.createElement(name);
    made.textContent = text;
    return made;
  }

  function show(link, entry) {
    var note = tag("div", ""), button = tag("button", list.dataset.close);
    var block = link.closest("p, li, dd, td, th, blockquote") || link;
    note.className = "term-note";
    note.setAttribute("role", "note");
    button.type = "button";
    button.addEventListener("click", function () { close(); link.focus(); });
    note.append(tag("b", entry.querySelector("dt").textContent), ": ",
      entry.querySelector("dd span").textContent, button);
    if (block.localName === "p" || block === link) block.after(note);
    else block.append(note);
    link.setAttribute("aria-expanded", "true");
    open = { link: link, note: note };
  }

  document.querySelectorAll("a.term").forEach(function (link) {
    var entry = document.getElementById(link.hash.slice(1));
    if (!entry) return;
    link.setAttribute("aria-expanded", "false");
    link.addEventListener("click", function (event) {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      var again = open && open.link === link;
      close();
      if (!again) show(link, entry);
    });
  });

  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape" || !open) return;
    var link = open.link;
    close();
    link.focus();
  });
})();
