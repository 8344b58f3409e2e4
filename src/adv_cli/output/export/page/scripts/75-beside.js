/* Up to four projects side by side: their codes, and what each says in a section. */
ADV.views.naast = function (app) {
  "use strict";
  var h = ADV.h, state = app.state, names = app.data.secties;
  var projects = state.naast.map(function (id) {
    return app.data.projecten.find(function (project) { return project.id === id; });
  });
  var select = h("select", { id: "erbij", onchange: function () {
    if (select.value) { app.keepFocus = "erbij"; app.go(app.address.changed(state, { naast: state.naast.concat(select.value) })); }
  } }, h("option", { value: "" }, "kies een project"), app.data.projecten.filter(function (project) {
    return state.naast.indexOf(project.id) < 0;
  }).map(function (project) { return h("option", { value: project.id }, app.nameOf(project)); }));
  var adding = projects.length < ADV.MOST_BESIDE
    ? h("div", { "class": "rij niet-op-papier" }, h("label", { "for": "erbij" }, "Zet erbij"), select) : null;
  var head = [h("h2", {}, "Naast elkaar"), h("p", {}, "Hoogstens vier projecten: wat zij gemeen hebben en waarin zij verschillen."), adding];
  if (!projects.length) { return head; }

  function labels(project, dimension) {
    return (project.codes[dimension.code] || []).map(function (code) { return app.chooser.labelOf(dimension.code, code); });
  }

  function codesRow(dimension) {
    var values = projects.map(function (project) { return labels(project, dimension); });
    var isSame = projects.length > 1 && values.every(function (value) { return value.join() === values[0].join(); });
    return h("tr", { "class": isSame ? "gelijk" : null },
      h("th", { scope: "row" }, dimension.label, isSame ? " (gelijk)" : ""),
      values.map(function (value) {
        if (!value.length) { return h("td", {}, "–"); }
        return h("td", {}, value.length > 1 ? h("ul", {}, value.map(function (one) { return h("li", {}, one); })) : value[0]);
      }));
  }

  function pointsRow(section) {
    return h("tr", {}, h("th", { scope: "row" }, names[section]), projects.map(function (project) {
      var own = app.searcher.points.filter(function (point) {
        return app.data.projecten[point.project] === project && point.section === section;
      });
      if (!own.length) { return h("td", {}, "–"); }
      return h("td", {}, h("ul", {}, own.map(function (point) {
        return h("li", {}, point.text + " ", h("span", { "class": "blz" }, "blz. " + point.page));
      })));
    }));
  }

  var dimensions = Array.from(app.chooser.dimensions.values()).filter(function (dimension) { return dimension.code !== "begrip"; });
  var standard = ["looptijd", "huishoudens", "doelstellingen"];
  var sections = state.deel ? [state.deel] : standard;
  var part = h("select", { id: "deel", onchange: function () { app.keepFocus = "deel"; app.go(app.address.changed(state, { deel: part.value })); } },
    h("option", { value: "", selected: !state.deel }, "doel, omvang en codes"),
    Object.keys(names).filter(function (section) { return section !== "codering" && section !== "titel"; }).map(function (section) {
      return h("option", { value: section, selected: section === state.deel }, names[section]);
    }));
  var table = h("table", { "class": "naast" }, h("caption", { "class": "verborgen" }, "Projecten naast elkaar"),
    h("thead", {}, h("tr", {}, h("td", {}), projects.map(function (project) {
      return h("th", { scope: "col" }, h("a", { href: app.sheet(project.id) }, app.nameOf(project)), h("br", {}),
        h("button", { type: "button", "class": "link niet-op-papier", "aria-label": "Haal weg: " + app.nameOf(project), onclick: function () {
          app.go(app.address.changed(state, { naast: state.naast.filter(function (id) { return id !== project.id; }) }));
          document.getElementById("inhoud").focus();
        } }, "haal weg"));
    }))),
    h("tbody", {}, sections.map(pointsRow), state.deel ? null : dimensions.map(codesRow)));
  return head.concat([
    h("div", { "class": "rij niet-op-papier" }, h("label", { "for": "deel" }, "Vergelijk op"), part),
    ADV.scrolling("Projecten naast elkaar", table)
  ]);
};
