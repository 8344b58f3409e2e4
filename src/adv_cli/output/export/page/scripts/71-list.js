/* The projects that are chosen, or the passages that answer a question. */
ADV.views.lijst = function (app) {
  "use strict";
  var h = ADV.h, FIRST = 40;

  function beside(project) {
    var isIn = app.state.naast.indexOf(project.id) >= 0;
    var isFull = !isIn && app.state.naast.length >= ADV.MOST_BESIDE;
    var box = h("input", { type: "checkbox", checked: isIn, disabled: isFull, id: "naast." + project.id, onchange: function () {
      var others = app.state.naast.filter(function (id) { return id !== project.id; });
      app.keepFocus = box.id;
      app.go(app.address.changed(app.state, { naast: box.checked ? others.concat(project.id) : others }));
    } });
    return h("label", { "class": "niet-op-papier" }, box, " Zet naast elkaar", h("span", { "class": "verborgen" }, ": " + app.nameOf(project)));
  }

  function card(nr) {
    var project = app.data.projecten[nr];
    var codes = ["doelgroep", "problematiek", "invalshoek", "niveau"].map(function (dimension) {
      return app.chooser.labelOf(dimension, project.codes[dimension][0]);
    });
    return h("li", {},
      h("h3", {}, h("a", { href: app.sheet(project.id) }, h("span", { "class": "gemeente" }, project.gemeente), project.titel)),
      h("p", {}, codes.join(" · ")),
      h("div", { "class": "onder" }, h("span", { "class": "blz" }, "blz. " + project.bladzijde), beside(project)));
  }

  function passage(found) {
    var point = found.point, project = app.data.projecten[point.project];
    var section = app.data.secties[point.section];
    var target = project.id + "." + point.section + "." + point.position;
    return h("li", {},
      h("h3", {}, h("a", { href: app.sheet(project.id, target) }, h("span", { "class": "gemeente" }, project.gemeente), project.titel), " — " + section),
      h("blockquote", {}, ADV.marked(point.text, app.asked)),
      found.why ? h("p", { "class": "waarom" }, found.why) : null,
      h("div", { "class": "onder" }, h("span", { "class": "blz" }, "blz. " + point.page),
        h("button", { type: "button", "class": "link niet-op-papier", onclick: function () {
          var source = ADV.citation(app.data, project, section, point.page);
          ADV.copy("<p>" + ADV.escaped(point.text) + "<br><small>" + ADV.escaped(source) + "</small></p>", point.text + "\n" + source);
        } }, "Kopieer met bronvermelding"),
        beside(project)));
  }

  function remarks() {
    var told = app.answer.query.mended.map(function (pair) {
      return "“" + pair[0] + "” staat nergens. Bedoelde u " + pair[1] + "? Daarop is gezocht.";
    });
    if (!app.answer.query.wanted.length) { told.push("Geef ook een woord dat er wel moet staan."); }
    app.answer.query.wanted.forEach(function (terms) {
      terms.forEach(function (term) {
        if (!term.levels.size) { told.push("“" + term.typed + "” staat nergens."); }
      });
    });
    if (!app.answer.whole && app.answer.passages.length) {
      told.push("Nergens staan deze woorden bij elkaar; dit zijn passages uit projecten die ze allemaal noemen.");
    }
    return told.map(function (text) { return h("p", {}, text); });
  }

  function listed(rows, make, className) {
    var list = h("ol", { "class": className, role: "list" }, rows.slice(0, FIRST).map(make));
    if (rows.length <= FIRST) { return [list]; }
    var more = ADV.button("Toon de andere " + (rows.length - FIRST), function () {
      rows.slice(FIRST).forEach(function (row) { list.appendChild(make(row)); });
      list.children[FIRST].querySelector("a").focus();
      more.remove();
    }, "niet-op-papier");
    return [list, more];
  }

  var projects = Array.from(app.chosen), parts = [];
  if (app.answer) {
    parts = remarks().concat(listed(app.answer.passages, passage, "passages"));
  } else {
    parts = projects.length ? listed(projects, card, "projecten") : [h("p", {}, "Geen project voldoet aan deze filters.")];
  }
  return [h("h2", { "class": "verborgen" }, app.answer ? "Passages" : "Projecten"), ADV.downloads(app)].concat(parts);
};

/* What is chosen, as files for a Dutch Excel. */
ADV.downloads = function (app) {
  "use strict";
  var dimensions = Array.from(app.chooser.dimensions.values());

  function projects() {
    var head = ["id", "gemeente", "titel", "bladzijde"].concat(dimensions.map(function (one) { return one.label; }));
    return [head].concat(Array.from(app.chosen, function (nr) {
      var project = app.data.projecten[nr];
      return [project.id, project.gemeente, project.titel, project.bladzijde].concat(dimensions.map(function (one) {
        return (project.codes[one.code] || []).map(function (code) { return app.chooser.labelOf(one.code, code); }).join(", ");
      }));
    }));
  }

  function rowOf(point) {
    var project = app.data.projecten[point.project];
    return [project.id, project.gemeente, project.titel, app.data.secties[point.section], point.page, point.text];
  }

  function points() {
    var head = ["id", "gemeente", "titel", "onderdeel", "bladzijde", "tekst"];
    var rows = app.answer
      ? app.answer.passages.map(function (found) { return rowOf(found.point).concat(found.why); })
      : app.searcher.points.filter(function (point) { return app.chosen.has(point.project) && point.section !== "codering"; }).map(rowOf);
    return [app.answer ? head.concat("waarom") : head].concat(rows);
  }

  return ADV.h("div", { "class": "rij niet-op-papier" },
    ADV.button("Download projecten (CSV)", function () { ADV.download("projecten.csv", ADV.csv(projects())); }),
    ADV.button(app.answer ? "Download passages (CSV)" : "Download punten (CSV)", function () {
      ADV.download(app.answer ? "passages.csv" : "punten.csv", ADV.csv(points()));
    }));
};
