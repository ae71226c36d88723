// Counts the hours of the parts that are ticked, until somebody writes another number. Nothing is kept.
(function () {
  "use strict";
  var hours = document.querySelector("[data-hours]"), parts = document.querySelectorAll(".certificate [type=checkbox]");
  if (!hours) return;
  var counted = hours.value;

  function said(minutes) {
    var rest = minutes % 60, whole = (minutes - rest) / 60;
    return [whole ? whole + " h" : "", rest ? rest + " min" : ""].filter(Boolean).join(" ");
  }
  document.addEventListener("change", function (event) {
    if (event.target.type !== "checkbox" || hours.value !== counted) return;
    var sum = 0;
    Array.prototype.forEach.call(parts, function (part) { if (part.checked) sum += Number(part.value); });
    hours.value = counted = said(sum);
  });
})();
