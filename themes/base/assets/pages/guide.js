// Copies the invitation as text; where the browser refuses, it is marked, to be copied by hand.
(function () {
  "use strict";
  var button = document.querySelector("[data-copy]");
  var text = document.querySelector(".invitation");
  var told = document.querySelector("[data-told]");
  if (!button || !text || !told) return;

  function mark() {
    var range = document.createRange();
    range.selectNodeContents(text);
    window.getSelection().removeAllRanges();
    window.getSelection().addRange(range);
  }

  function done() { told.textContent = button.getAttribute("data-copied"); }

  function byHand() {
    mark();
    var copied = false;
    try { copied = document.execCommand("copy"); } catch (refused) { copied = false; }
    if (copied) done();
    else told.textContent = button.getAttribute("data-marked");
  }

  button.hidden = false;
  button.addEventListener("click", function () {
    if (navigator.clipboard && navigator.clipboard.writeText) navigator.clipboard.writeText(text.innerText).then(done, byHand);
    else byHand();
  });
})();
