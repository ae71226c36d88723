// Buttons that copy a text; where nothing may be copied by a script, the text is marked instead.
(function () {
  "use strict";
  Array.prototype.forEach.call(document.querySelectorAll("[data-copies]"), function (button) {
    var text = document.getElementById(button.getAttribute("data-copies"));
    var told = button.parentNode.querySelector("[role=status]");
    button.hidden = false;
    button.addEventListener("click", function () {
      told.textContent = "";
      if (navigator.clipboard && navigator.clipboard.writeText) navigator.clipboard.writeText(text.textContent).then(done, select);
      else select();
    });

    function done() { told.textContent = told.getAttribute("data-said"); }

    function select() {
      var range = document.createRange();
      range.selectNodeContents(text);
      getSelection().removeAllRanges();
      getSelection().addRange(range);
    }
  });
})();
