// Offers to read the text aloud where the device has a voice of its own in its language; what reads it
// is loaded when it is asked for. A voice that sends the text away is none of these.
(function () {
  "use strict";
  const says = document.currentScript.dataset, home = document.querySelector(".leaf > .text");
  const speech = window.speechSynthesis, place = document.createElement("p");
  if (!home || !speech) return;
  const text = (home.querySelector(".prose") || home).closest("[lang]").lang.slice(0, 2);
  place.className = "listen";

  function offer() {
    const known = speech.getVoices().some((voice) => voice.localService && voice.lang.slice(0, 2).toLowerCase() === text);
    if (!known || place.parentNode) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button";
    button.textContent = says.listen;
    button.addEventListener("click", begin);
    place.append(button);
    home.prepend(place);
  }

  function begin(event) {
    const script = document.createElement("script"), style = document.createElement("link");
    style.rel = "stylesheet";
    style.href = says.style;
    event.target.removeEventListener("click", begin);
    script.src = says.more;
    script.onload = () => window.kollegium.speak(place, event.target, says);
    document.head.append(style, script);
  }

  if (speech.addEventListener) speech.addEventListener("voiceschanged", offer);
  offer();
})();
