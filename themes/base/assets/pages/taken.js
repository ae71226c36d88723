// Links that take a choice along, which only a script makes something of where they lead.
document.querySelectorAll("[data-hash]").forEach(function (link) {
  "use strict";
  link.hidden = false;
  link.addEventListener("click", function () { link.hash = link.dataset.hash; });
});
