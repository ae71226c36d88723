// Reads a page's text aloud, a sentence at a time, each in a voice of its language that the device has
// itself. To pause is to stop and to begin again with the same sentence, which all browsers can.
(function () {
  "use strict";
  const BLOCKS = "h2, h3, h4, h5, h6, p, li, dt, dd, th, td, blockquote, figcaption, summary, legend, pre";
  const ASIDE = "[hidden], [aria-hidden=true], .listen, .own, .terms, .term-note, .visually-hidden, .footnote-ref, .footnote-backref, nav, button, svg, script, style, textarea, video, audio";

  window.kollegium = window.kollegium || {};
  window.kollegium.speak = function (place, button, says) {
    const speech = window.speechSynthesis, page = place.closest("[lang]").lang;
    const said = sentences(place.parentElement, page), stop = document.createElement("button");
    let at = 0, speaking = false, turn = 0;

    stop.type = "button";
    stop.className = "button";
    stop.textContent = says.stop;
    stop.hidden = true;
    place.append(" ", stop);

    function voice(lang) {
      const own = speech.getVoices().filter((each) => each.localService);
      const named = (long, length) => own.find((each) => each.lang.replace("_", "-").slice(0, length).toLowerCase() === long.slice(0, length).toLowerCase());
      return named(lang, 5) || named(lang, 2);
    }

    function mark(block) {
      document.querySelectorAll(".is-said").forEach((each) => each.classList.remove("is-said"));
      if (!block) return;
      block.classList.add("is-said");
      const box = block.getBoundingClientRect();
      if (box.top < 0 || box.bottom > window.innerHeight) block.scrollIntoView({ block: "center" });
    }

    function next() {
      const sentence = said[at], mine = ++turn;
      if (!sentence) return end();
      const chosen = voice(sentence.lang) || voice(page);
      if (!chosen) return end();
      const utterance = new SpeechSynthesisUtterance(sentence.text);
      utterance.voice = chosen;
      utterance.lang = chosen.lang;
      utterance.onend = utterance.onerror = () => { if (mine === turn && speaking) { at++; next(); } };
      mark(sentence.block);
      speech.speak(utterance);
    }

    function quiet() {
      speaking = false;
      turn++;
      speech.cancel();
    }

    function end() {
      quiet();
      at = 0;
      mark(null);
      button.textContent = says.listen;
      stop.hidden = true;
    }

    function toggle() {
      if (speaking) {
        quiet();
        button.textContent = says.onward;
        return;
      }
      speech.cancel();
      speaking = true;
      stop.hidden = false;
      button.textContent = says.pause;
      next();
    }

    button.addEventListener("click", toggle);
    stop.addEventListener("click", () => { end(); button.focus(); });
    window.addEventListener("pagehide", quiet);
    toggle();
  };

  // Runs of text in one language, cut into sentences; a block within a block is one of its own.
  function sentences(root, page) {
    const found = [];
    root.querySelectorAll(BLOCKS).forEach((block) => {
      const runs = [];
      if (block.closest(ASIDE)) return;
      const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const node = walker.currentNode, parent = node.parentElement, last = runs[runs.length - 1];
        if (parent.closest(BLOCKS) !== block || parent.closest(ASIDE)) continue;
        const lang = parent.closest("[lang]").lang || page;
        if (last && last.lang === lang) last.text += node.data;
        else runs.push({ lang, text: node.data });
      }
      runs.forEach(({ lang, text }) => cut(text.replace(/\s+/g, " "), lang).forEach((each) => {
        if (/[\p{L}\p{N}]/u.test(each)) found.push({ block, lang, text: each.trim() });
      }));
    });
    return found;
  }

  function cut(text, lang) {
    if (window.Intl && Intl.Segmenter) return Array.from(new Intl.Segmenter(lang, { granularity: "sentence" }).segment(text), (each) => each.segment);
    return text.match(/[^.!?…]+[.!?…]*\s*/g) || [];
  }
})();
