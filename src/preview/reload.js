// Only the preview adds this file: it loads a page again when its content changes, and shows on it
// what is wrong, where, and what to do. Nothing of it is published.
(function () {
  "use strict";
  var own = new URL(".", document.currentScript.src);
  var of = new URL(document.currentScript.src).searchParams.get("of");
  var panel = null;

  function element(name, words, kind) {
    var made = document.createElement(name);
    if (words) made.textContent = words;
    if (kind) made.className = "answerable-" + kind;
    return made;
  }

  function counted(number, one) {
    return number + " " + one + (number === 1 ? "" : "s");
  }

  function one(finding) {
    var item = element("li", "", finding.level);
    var head = element("p");
    head.append(element("strong", finding.level), " ", element("code", finding.place), " ", finding.message);
    item.append(head);
    if (finding.text) item.append(element("pre", finding.text));
    if (finding.help) item.append(element("p", finding.help, "help"));
    return item;
  }

  function list(title, items, open) {
    var details = element("details");
    details.open = open;
    var list = element("ol");
    list.append.apply(list, items);
    details.append(element("summary", title), list);
    return details;
  }

  function withheld(record) {
    var item = element("li");
    if (record.href) {
      var link = element("a", record.name);
      link.href = record.href;
      item.append(link, ": " + record.why);
    } else {
      item.append(element("code", record.name), ": " + record.why);
    }
    return item;
  }

  function draw(told) {
    var errors = told.findings.filter(function (finding) { return finding.level === "error"; });
    var others = told.findings.filter(function (finding) { return finding.level !== "error"; });
    var was = panel ? Array.from(panel.querySelectorAll("details"), function (details) {
      return details.dataset.of + details.open;
    }) : [];
    var fresh = element("aside", "", "panel");
    fresh.setAttribute("aria-label", "Preview");
    fresh.setAttribute("role", "status");
    var says = element("p");
    says.append(element("strong", "Preview"));
    if (told.drafts) says.append(" with drafts: do not publish it.");
    if (told.page) says.append(" This page is " + told.page + ".");
    if (told.heldBack && told.errors) says.append(" This is the last good page.");
    if (!told.errors) says.append(told.examined ? " Nothing stops publication." : " The checks are looking.");
    fresh.append(says);
    function add(of, title, items, open) {
      if (!items.length) return;
      var details = list(title, items, open);
      details.dataset.of = of;
      if (was.indexOf(of + !open) !== -1) details.open = !open;
      fresh.append(details);
    }
    add("errors", counted(told.errors, "error") + ": nothing would be published", errors.map(one), true);
    add("others", counted(told.warnings, "warning") + " and " + counted(told.notes, "note"),
      others.map(one), false);
    add("withheld", counted(told.notPublic.length, "record") + " not public", told.notPublic.map(withheld), false);
    if (told.rest) {
      var more = element("p");
      more.textContent = "And " + told.rest + " more: answerable check shows them all.";
      fresh.append(more);
    }
    fresh.dataset.errors = told.errors;
    fresh.dataset.examined = told.examined;
    if (panel) panel.replaceWith(fresh);
    else document.body.append(fresh);
    panel = fresh;
  }

  function look() {
    fetch(new URL("findings.json?page=" + encodeURIComponent(location.pathname), own))
      .then(function (answer) { return answer.json(); })
      .then(function (told) {
        if (String(told.generation) !== of) location.reload();
        else draw(told);
      })
      .catch(function () { /* The server is gone; the next news brings it back. */ });
  }

  var style = element("link");
  style.rel = "stylesheet";
  style.href = new URL("panel.css", own);
  document.head.append(style);
  // A page that nobody sees must not hold a connection: a browser has six of them for all its tabs.
  var news = null;
  function leave() {
    if (news) news.close();
    news = null;
  }
  function listen() {
    if (news || document.hidden) return;
    news = new EventSource(new URL("news?of=" + of, own));
    news.onmessage = look;
  }
  document.addEventListener("visibilitychange", function () {
    if (document.hidden) return leave();
    listen();
    look();
  });
  addEventListener("pagehide", leave);
  addEventListener("pageshow", function (event) { if (event.persisted) location.reload(); });
  listen();
  look();
})();
