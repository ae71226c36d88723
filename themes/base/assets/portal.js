// Adds what only a script can do; every page is complete without it.
(function () {
  "use strict";
  function each(selector, act) { Array.prototype.forEach.call(document.querySelectorAll(selector), act); }

  // The print button is hidden where nothing would happen.
  each("[data-print]", function (button) {
    button.hidden = false;
    button.addEventListener("click", function () { window.print(); });
  });

  // A table that fits needs no stop for the keyboard; one wider than the screen is scrolled there.
  function tables() {
    each(".table-wrap", function (wrap) {
      if (wrap.scrollWidth > wrap.clientWidth) wrap.tabIndex = 0;
      else wrap.removeAttribute("tabindex");
    });
  }
  tables();
  window.addEventListener("resize", tables);

  // Escape folds an open menu and gives back the focus.
  document.addEventListener("keydown", function (event) {
    var home = event.key === "Escape" && event.target.closest && event.target.closest("nav");
    var toggle = home && home.querySelector("details.toggle[open]");
    if (!toggle || !toggle.offsetParent) return;
    toggle.open = false;
    toggle.firstElementChild.focus();
  });

  // A long module's navigation begins where the reader is.
  var guide = document.querySelector(".guide > div");
  var here = guide && guide.querySelector("[aria-current]");
  if (here && guide.scrollHeight > guide.clientHeight) {
    guide.scrollTop = here.offsetTop - guide.clientHeight / 3;
  }
})();
