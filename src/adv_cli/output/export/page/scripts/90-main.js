/* Puts the page to work: reads the address, and shows what it says. */
ADV.start = function () {
  "use strict";
  var data = JSON.parse(document.getElementById("gegevens").textContent);
  var everything = new Set(data.projecten.map(function (project, nr) { return nr; }));
  var main = document.getElementById("inhoud"), input = document.getElementById("zoek");
  var store = document.getElementById("factsheets");
  var app = { data: data, chooser: ADV.chooser(data), searcher: ADV.searcher(data), keepFocus: "" };
  app.address = ADV.address(data, app.chooser.dimensions);
  app.nameOf = function (project) { return project.gemeente + ": " + project.titel; };
  app.sheet = function (id, point) { return app.address.changed(app.state, { blad: id, punt: point || "" }); };
  app.go = function (address) { window.location.hash = address; };
  app.described = function () {
    return ADV.plural(app.chosen.size, "project", "projecten") + " van " + everything.size;
  };

  function look() {
    var state = app.state;
    app.answer = null;
    app.asked = new Set();
    app.found = state.zoek.trim() ? app.searcher.projectsWith(state.zoek, everything) : everything;
    app.chosen = app.chooser.choose(state.filters, app.found);
    if (state.zoek.trim()) {
      app.answer = app.searcher.search(state.zoek, app.chooser.choose(state.filters, everything));
      app.asked = app.searcher.asked(app.answer.query);
    }
  }

  function told() {
    if (!app.answer || app.state.toon !== "lijst") { return app.described(); }
    var projects = new Set(app.answer.passages.map(function (found) { return found.point.project; }));
    var passages = ADV.plural(app.answer.passages.length, "passage", "passages");
    return passages + " in " + ADV.plural(projects.size, "project", "projecten") + " van " + everything.size;
  }

  function replace(element, children) {
    element.textContent = "";
    [].concat.apply([], children).forEach(function (child) { if (child) { element.appendChild(child); } });
  }

  function links() {
    var state = app.state, list = document.querySelector("#weergaven ul");
    replace(list, Object.keys(ADV.VIEWS).map(function (view) {
      var count = view === "naast" && state.naast.length ? " (" + state.naast.length + ")" : "";
      var isCurrent = view === state.toon && !state.blad;
      return ADV.h("li", {}, ADV.h("a", {
        id: "weergave." + view, href: app.address.changed(state, { toon: view }), "aria-current": isCurrent ? "page" : null
      }, ADV.VIEWS[view] + count));
    }));
  }

  function show(isFirst) {
    var before = app.state, held = document.activeElement && document.activeElement.id;
    var state = app.state = app.address.read(window.location.hash);
    look();
    updateFilters();
    replace(document.getElementById("gekozen"), state.blad ? [] : [ADV.chosenBar(app)]);
    links();
    Array.prototype.forEach.call(main.querySelectorAll(".blad"), function (sheet) { store.appendChild(sheet); });
    replace(main, state.blad ? ADV.sheetTools(app) : ADV.views[state.toon](app));
    ADV.openSheet(state);
    input.value = state.zoek;
    var project = data.projecten.find(function (one) { return one.id === state.blad; });
    document.getElementById("stand").textContent = project ? "" : told();
    document.title = (project ? app.nameOf(project) : ADV.VIEWS[state.toon]) + " – " + document.querySelector("h1").textContent;
    focus(before, held, isFirst);
  }

  /* Where the reader goes on: at the factsheet or the point that was opened, or where he was. */
  function focus(before, held, isFirst) {
    var state = app.state, wanted = app.keepFocus || held;
    app.keepFocus = "";
    if (state.blad) {
      var line = ADV.lineOf(state);
      document.getElementById(state.blad + ".kop").focus({ preventScroll: true });
      if (line) { line.scrollIntoView({ block: "center" }); } else { main.scrollIntoView(); }
      return;
    }
    var again = wanted && document.getElementById(wanted);
    if (again) { again.focus({ preventScroll: true }); }
    else if (!isFirst && before && (before.blad || before.toon !== state.toon)) {
      main.focus({ preventScroll: true });
      if (before.blad) { window.scrollTo(0, 0); }
    }
  }

  document.documentElement.className = "met-script";
  Array.prototype.forEach.call(document.querySelectorAll(".werk"), function (one) { one.hidden = false; });
  document.getElementById("filters").open = window.matchMedia("(min-width: 60rem)").matches;
  var updateFilters = ADV.filterPanel(app);

  document.querySelector(".sprong").addEventListener("click", function (event) {
    event.preventDefault();
    main.focus();
  });
  document.getElementById("zoekformulier").addEventListener("submit", function (event) {
    event.preventDefault();
    app.go(app.address.changed(app.state, { zoek: input.value.trim(), toon: "lijst" }));
  });
  window.addEventListener("hashchange", function () { show(false); });
  show(true);
};

if (typeof document !== "undefined") { ADV.start(); }
