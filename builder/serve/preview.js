/* Added by `kollegium serve` to the pages that it shows; published pages do not have it. */
(function () {
  "use strict";
  var script = document.currentScript;
  var edition = script.dataset.edition;
  var number = Number(script.dataset.number);
  var own = script.src.replace(/[^/]*$/, "");
  var isOwnPage = document.body.classList.contains("own");
  var panel = null;
  var shown = "";

  function element(name, className, text) {
    var made = document.createElement(name);
    if (className) made.className = className;
    if (text) made.textContent = text;
    return made;
  }

  /* In a tree of its own: no style of the page reaches it, and none of its reaches the page. The
     region stands there before it says anything, so that it is read out when it does. */
  function makePanel() {
    var host = element("div");
    var root = host.attachShadow({ mode: "open" });
    var style = element("link");
    style.rel = "stylesheet";
    style.href = own + "preview.css";
    panel = element("div", "panel");
    panel.setAttribute("role", "status");
    panel.hidden = true;
    panel.lang = script.dataset.lang || "";
    style.onload = function () { panel.classList.add("dressed"); };
    root.append(style, panel);
    document.documentElement.append(host);
  }

  function item(fault) {
    var made = element("li");
    var place = element("code");
    if (fault.link) {
      var link = element("a", "", fault.place);
      link.href = fault.link;
      place.append(link);
    } else {
      place.textContent = fault.place;
    }
    made.append(element("span", "grade", fault.grade), " ", place, element("span", "text", fault.text));
    if (fault.hint) made.append(element("span", "hint", fault.hint));
    return made;
  }

  function show(news) {
    var now = JSON.stringify([news.failed, news.title, news.more, news.faults]);
    if (now === shown) return;
    var old = panel.querySelector("details");
    var open = news.failed || Boolean(old && old.open);
    shown = now;
    panel.replaceChildren();
    panel.hidden = !news.title;
    panel.classList.toggle("failed", news.failed);
    if (!news.title) return;
    var details = element("details");
    var list = element("ol");
    details.open = open;
    news.faults.forEach(function (fault) { list.append(item(fault)); });
    details.append(element("summary", "", news.title), list);
    if (news.more) details.append(element("p", "", news.more));
    panel.append(details);
  }

  function hear(told) {
    var news = JSON.parse(told);
    /* A page of the preview's own says what is wrong by itself, as it stood when it was sent. */
    var isOld = isOwnPage ? news.number !== number : news.edition !== edition;
    if (document.hidden) return;
    if (isOld) location.reload();
    else if (!isOwnPage) show(news);
  }

  /* Browsers allow six connections to an address. So one of the pages that somebody looks at
     listens, and tells the others; when it goes, the next one takes over. */
  var channel = new BroadcastChannel("kollegium");
  var source = null;
  var latest = "";
  var leave = function () {};

  function listen() {
    source = new EventSource(own + "news");
    source.onmessage = function (event) {
      latest = event.data;
      channel.postMessage(latest);
      hear(latest);
    };
    return new Promise(function (resolve) {
      leave = function () {
        source.close();
        source = null;
        resolve();
      };
    });
  }

  function begin() {
    var waiting = new AbortController();
    leave = function () { waiting.abort(); };
    navigator.locks.request("kollegium", { signal: waiting.signal }, listen).catch(function () {});
    channel.postMessage("");
  }

  channel.onmessage = function (event) {
    if (event.data) hear(event.data);
    else if (source && latest) channel.postMessage(latest);
  };
  document.addEventListener("visibilitychange", function () {
    if (document.hidden) leave();
    else begin();
  });
  makePanel();
  if (!document.hidden) begin();
})();
