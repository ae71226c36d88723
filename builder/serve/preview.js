/* Added by `kollegium serve` to the pages that it shows; published pages do not have it. */
(function () {
  "use strict";
  var script = document.currentScript;
  var edition = script.dataset.edition;
  var number = Number(script.dataset.number);
  var own = script.src.replace(/[^/]*$/, "");
  var isOwnPage = document.body.classList.contains("own");
  var source = null;
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

  function hear(event) {
    var news = JSON.parse(event.data);
    /* A page of the preview's own says what is wrong by itself, as it stood when it was sent. */
    var isOld = isOwnPage ? news.number !== number : news.edition !== edition;
    if (isOld) {
      close();
      location.reload();
    } else if (!isOwnPage) {
      show(news);
    }
  }

  /* Only a page that is looked at listens: browsers allow six connections in all. */
  function open() {
    if (source || document.hidden) return;
    source = new EventSource(own + "news");
    source.onmessage = hear;
  }

  function close() {
    if (source) source.close();
    source = null;
  }

  makePanel();
  document.addEventListener("visibilitychange", function () {
    if (document.hidden) close(); else open();
  });
  window.addEventListener("pagehide", close);
  window.addEventListener("pageshow", open);
  open();
})();
