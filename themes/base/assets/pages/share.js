// Buttons that copy a text; where nothing may be copied by a script, the text is marked instead.
(function () {
  "use strict";
  Array.prototype.forEach.call(document.querySelectorAll("[data-copy]"), function (text) {
    var button = document.createElement("button"), told = document.createElement("span");
    button.type = "button";
    button.className = "button";
    button.textContent = text.getAttribute("data-copy");
    told.setAttribute("role", "status");
    var last = text.closest("p");
    last.parentNode.insertBefore(button, last.nextSibling);
    button.parentNode.insertBefore(told, button.nextSibling);
    button.addEventListener("click", function () {
      told.textContent = "";
      if (navigator.clipboard && navigator.clipboard.writeText) navigator.clipboard.writeText(text.textContent).then(done, select);
      else select();
    });

    function done() { told.textContent = text.getAttribute("data-copied"); }

    function select() {
      var range = document.createRange();
      range.selectNodeContents(text);
      getSelection().removeAllRanges();
      getSelection().addRange(range);
    }
  });
})();
