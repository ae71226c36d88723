// The words of a portal and how they are searched. How an index is written stands in docs/search.md.
(function () {
  "use strict";
  const CODES = " !#$%&'()*+,-./:;=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`{|}~";
  const SET = CODES.replace(/[\]^-]/g, "\\$&");
  const CLASS = new RegExp(`([^${SET}]+)([${SET}]+)`, "g");
  const NARROW = CODES.length - 16;
  const digits = [];
  for (let code = 32, count = 0; code < 127; code++) if (code !== 34 && code !== 60 && code !== 92) digits[code] = count++;

  // Sections by number: what they show, the number of their page, what a word in their heading or text is worth.
  const sections = [], pageOf = [], worth = [[], []];
  let pages = 0;
  // Forms of words by number, with their families, and where in `places` the sections are that have them.
  const forms = [], families = [], runs = [], places = [];
  const known = new Map(), stems = new Map(), endings = new Set();
  // All forms, each on a line, as they are and without the marks on letters; and where each begins.
  let written, bare, starts = [];

  function words(text) {
    return text.normalize("NFC").replace(/[\u{10000}-\u{10ffff}]/gu, " ").toLowerCase().match(/[\p{L}\p{N}]+/gu) || [];
  }

  // Letter for letter, so that a place in one is the same place in the other.
  function fold(text) {
    if (/^[\0-\x7f]*$/.test(text)) return text;
    const plain = text.replace(/[^\0-\x7f]/g, (each) => ({ æ: "a", ø: "o" })[each] || each.normalize("NFD")[0]);
    return plain.length === text.length ? plain : text;
  }

  function add(trails, own, given, stemmed, ends, where) {
    let section = sections.length - 1;
    const first = section;
    given.forEach(([folder, title, label, trail, parts, lang]) => {
      const page = { folder, title, label, trail: trails[trail], lang };
      put(page, "", "", 10, 2);
      parts.forEach((part) => {
        const [anchor, heading, asked] = typeof part === "number" ? own[part] : part.split("\t");
        put(page, anchor, heading, 7, asked ? 4 : 2);
      });
      pages++;
    });
    const tails = ends.map((end) => [parseInt(end, 10) || 0, end.replace(/^\d+/, "")]);
    tails.forEach(([cut, tail]) => { if (!cut) endings.add(tail); });
    let stem = "", at = 0, run = 0, number, high;
    for (const [, rest, signs] of stemmed.matchAll(CLASS)) {
      stem = stem.slice(0, CODES.indexOf(signs[0])) + rest;
      const family = familyOf(stem);
      for (let sign = 1; sign < signs.length; sign++) {
        number = CODES.indexOf(signs[sign]);
        if (number >= NARROW) number = NARROW + (number - NARROW) * CODES.length + CODES.indexOf(signs[++sign]);
        const form = formOf(stem.slice(0, stem.length - tails[number][0]) + tails[number][1], family);
        for (section = first, high = 0, run = places.length; ; ) {
          const digit = digits[where.charCodeAt(at++)];
          if (digit > 63) { high = high * 28 + digit - 63; continue; }
          const value = high * 32 + digit % 32;
          section += (value >> 1) + 1;
          places.push(section * 2 + value % 2);
          if (digit > 31) break;
          high = 0;
        }
        runs[form].push(run, places.length);
      }
    }
  }

  function put(page, anchor, title, named, said) {
    sections.push({ page, anchor, title });
    pageOf.push(pages);
    worth[0].push(said);
    worth[1].push(named);
  }

  function familyOf(stem) {
    const plain = fold(stem), alike = stems.get(plain) || [];
    let family = alike.find((each) => each.stem === stem);
    if (!family) {
      family = { stem, forms: [] };
      stems.set(plain, alike.concat(family));
    }
    return family;
  }

  function formOf(text, family) {
    let form = known.get(text);
    if (form === undefined) {
      known.set(text, form = forms.push(text) - 1);
      families.push(family);
      runs.push([]);
      family.forms.push(form);
    }
    return form;
  }

  function line() {
    written = `\n${forms.join("\n")}\n`;
    bare = `\n${forms.map(fold).join("\n")}\n`;
    starts = [];
    let at = 1;
    forms.forEach((form) => { starts.push(at); at += form.length + 1; });
    starts.push(at);
  }

  function formAt(place) {
    let low = 0, high = starts.length - 1;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (starts[middle] <= place) low = middle; else high = middle;
    }
    return low;
  }

  // The forms that answer to a word, by how well: itself, another form of it, a word that it is within.
  function answers(word) {
    const found = new Map(), plain = fold(word), text = plain === word ? bare : written;
    const answer = (form, well) => { if (!(found.get(form) >= well)) found.set(form, well); };
    const relatives = (family) => family.forms.forEach((form) => answer(form, 8));
    const before = word.length < 3 ? "\n" : "", sought = before + word + (word.length < 2 ? "\n" : "");
    let exact = false;
    for (let at = text.indexOf(sought); at >= 0; ) {
      const form = formAt(at + before.length);
      if (forms[form].length === word.length) {
        exact = true;
        answer(form, forms[form] === word ? 10 : 9);
        relatives(families[form]);
      } else answer(form, 4);
      at = text.indexOf(sought, starts[form + 1] - 1);
    }
    // A form that stands nowhere: the longest stem that it has with an ending of other words.
    for (let cut = word.length - 1; !exact && cut > 1; cut--) {
      const alike = endings.has(plain.slice(cut)) && stems.get(plain.slice(0, cut));
      const meant = (alike || []).filter((each) => plain === word || each.stem === word.slice(0, cut));
      meant.forEach(relatives);
      exact = meant.length > 0;
    }
    return found;
  }

  // Which sections have the words, best first: all of them or, where none has, the most. A page's
  // title counts for its sections too, which need one of the words themselves.
  function find(query) {
    const asked = [...new Set(words(query))].slice(0, 8), marked = new Set();
    if (starts.length !== forms.length + 1) line();
    const own = asked.map(() => new Uint8Array(sections.length));
    const titles = asked.map(() => new Uint8Array(pages));
    asked.forEach((word, number) => answers(word).forEach((well, form) => {
      const best = own[number], ranges = runs[form];
      marked.add(forms[form]);
      for (let range = 0; range < ranges.length; range += 2) {
        for (let place = ranges[range]; place < ranges[range + 1]; place++) {
          const section = places[place] >> 1, value = worth[places[place] & 1][section] * well;
          if (value > best[section]) best[section] = value;
          if (places[place] & 1 && !sections[section].anchor) titles[number][pageOf[section]] = 1;
        }
      }
    }));
    const ranks = asked.map(() => []);
    for (let section = 0; section < sections.length; section++) {
      let count = 0, value = 0, mine = false;
      for (let number = 0; number < asked.length; number++) {
        const best = own[number][section];
        if (best || titles[number][pageOf[section]]) count++;
        value += best || 1;
        mine = mine || best > 0;
      }
      if (mine) (ranks[count - 1][value] = ranks[count - 1][value] || []).push(section);
    }
    let most = asked.length;
    while (most && !ranks[most - 1].length) most--;
    const hits = most ? ranks[most - 1].reverse().flat().map((section) => sections[section]) : [];
    return { hits, marked, whole: most === asked.length };
  }

  window.kollegium = { index: { add, find, words } };
})();
