// Offers to read the text aloud where the device has a voice of its own in its language; what reads it
// is loaded when it is asked for. A voice that sends the text away is none of these.
(function () {
  "use strict";
  const place = document.querySelector(".listen"), speech = window.speechSynthesis;
  if (!place || !speech) return;
  const text = place.closest("[lang]").lang.slice(0, 2);

  function offer() {
    const known = speech.getVoices().some((voice) => voice.localService && voice.lang.slice(0, 2).toLowerCase() === text);
    if (!known || place.firstChild) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button";
    button.textContent = place.dataset.listen;
    button.addEventListener("click", begin);
    place.append(button);
  }

  function begin(event) {
    const script = document.createElement("script");
    event.target.removeEventListener("click", begin);
    script.src = place.dataset.speak;
    script.onload = () => window.kollegium.speak(place, event.target);
    document.head.append(script);
  }

  if (speech.addEventListener) speech.addEventListener("voiceschanged", offer);
  offer();
})();
