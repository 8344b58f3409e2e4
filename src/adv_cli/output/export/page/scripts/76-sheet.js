/* One factsheet to read: it stands in the page already, so this only opens it. */
ADV.sheetTools = function (app) {
  "use strict";
  var h = ADV.h, state = app.state;
  var project = app.data.projecten.find(function (one) { return one.id === state.blad; });
  var order = Array.from(app.chosen, function (nr) { return app.data.projecten[nr].id; });
  var place = order.indexOf(project.id);
  var isBeside = state.naast.indexOf(project.id) >= 0;

  function step(to, text) {
    return to === undefined ? null : h("a", { href: app.sheet(to) }, text);
  }

  function copy() {
    var sheet = document.getElementById(project.id).cloneNode(true);
    var source = ADV.citation(app.data, project, "", project.bladzijde);
    ADV.copy(sheet.innerHTML + "<p><small>" + ADV.escaped(source) + "</small></p>", document.getElementById(project.id).innerText + "\n\n" + source);
  }

  return [h("div", { "class": "rij niet-op-papier" },
    h("a", { href: app.address.changed(state, {}) }, "← Terug"),
    step(order[place - 1], "Vorige"), place < 0 ? null : step(order[place + 1], "Volgende"),
    ADV.button("Kopieer met bronvermelding", copy),
    isBeside || state.naast.length >= ADV.MOST_BESIDE ? null : ADV.button("Zet naast elkaar", function () {
      app.go(app.address.changed(state, { toon: "naast", naast: state.naast.concat(project.id) }));
    }),
    ADV.button("Druk af", function () { window.print(); }))];
};

/* The line of a factsheet that the address names as id.section.number; null where there is none. */
ADV.lineOf = function (state) {
  "use strict";
  var parts = state.punt.split("."), sheet = document.getElementById(parts[0]);
  if (!state.punt || !sheet || !/^[a-z_]+$/.test(parts[1] || "")) { return null; }
  var list = sheet.querySelector("[data-sectie=" + parts[1] + "] > .punten");
  return (list && list.children[Number(parts[2]) - 1]) || null;
};

/* Bring the factsheet of the address to where it is read; the others stay out of sight. */
ADV.openSheet = function (state) {
  "use strict";
  Array.prototype.forEach.call(document.querySelectorAll(".punten .hier"), function (line) { line.classList.remove("hier"); });
  var sheet = state.blad && document.getElementById(state.blad);
  if (!sheet) { return; }
  document.getElementById("inhoud").appendChild(sheet);
  var line = ADV.lineOf(state);
  if (line) { line.classList.add("hier"); }
};
