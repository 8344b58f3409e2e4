/* Two dimensions against each other: what is there, how often, and what nobody did. */
ADV.views.vlekken = function (app) {
  "use strict";
  var h = ADV.h, state = app.state, chooser = app.chooser;
  var across = chooser.dimensions.get(state.kolom), down = chooser.dimensions.get(state.rij);

  var isOfOne = down === across;

  /* The codes to show: those that were filtered on, else all. */
  function shown(dimension) {
    var wanted = state.filters[dimension.code];
    return dimension.codes.filter(function (code) { return !wanted || wanted.indexOf(code[0]) >= 0; });
  }
  var rows = shown(down), columns = shown(across);

  function having(row, column) {
    var codes = {};
    if (column) { codes[across.code] = [column[0]]; }
    if (row) { codes[down.code] = [row[0]]; }
    return chooser.chooseWith(state.filters, codes, app.found).size;
  }
  function both(row, column) {
    return isOfOne ? chooser.countBoth(down.code, row[0], column[0], app.chosen) : having(row, column);
  }
  var counts = rows.map(function (row) { return columns.map(function (column) { return both(row, column); }); });
  var most = Math.max.apply(null, [1].concat([].concat.apply([], counts)));
  var empty = [].concat.apply([], counts).filter(function (count) { return !count; }).length;

  function cell(row, column, count) {
    if (!count) { return h("td", { "class": "niemand" }, "niemand"); }
    var codes = {};
    codes[across.code] = [column[0]];
    codes[down.code] = [row[0]];
    var name = ADV.plural(count, "project", "projecten") + ": " + row[1] + ", " + column[1];
    var shade = "n" + Math.ceil(4 * count / most);
    if (isOfOne) { return h("td", { "class": shade + " som" }, count); }
    return h("td", { "class": shade },
      h("a", { href: app.address.filtered(state, codes, { toon: "lijst" }), "aria-label": name }, count));
  }

  var title = down.label + " tegen " + across.label.toLowerCase();
  var table = h("table", { "class": "vlekken" },
    h("caption", {}, title + ": aantal projecten"),
    h("thead", {}, h("tr", {}, h("td", {}), columns.map(function (column) {
      return h("th", { scope: "col", title: column[2] || null }, column[1]);
    }), h("th", { scope: "col" }, "samen"))),
    h("tbody", {}, rows.map(function (row, nr) {
      return h("tr", {}, h("th", { scope: "row", title: row[2] || null }, row[1]),
        columns.map(function (column, place) { return cell(row, column, counts[nr][place]); }),
        h("td", { "class": "som" }, having(row, null)));
    })));
  var copied = [[title].concat(columns.map(function (column) { return column[1]; }))].concat(
    rows.map(function (row, nr) {
      return [row[1]].concat(counts[nr].map(function (count) { return count || "niemand"; }));
    }));
  var isOneCarrier = down.drager && down.drager === across.drager && !isOfOne;
  return [
    h("h2", {}, "Witte vlekken"),
    h("p", {}, "Wat is er, hoe vaak, en wat deed niemand?" + (isOfOne ? " Hier: wat gaat samen?" : " Een getal opent de projecten.")),
    h("div", { "class": "rij niet-op-papier" },
      ADV.dimensionSelect(app, "rij", "Rijen", down.code, function (code) { app.keepFocus = "rij"; app.go(app.address.changed(state, { rij: code })); }),
      ADV.dimensionSelect(app, "kolom", "Kolommen", across.code, function (code) { app.keepFocus = "kolom"; app.go(app.address.changed(state, { kolom: code })); }),
      ADV.button("Wissel", function () { app.go(app.address.changed(state, { rij: across.code, kolom: down.code })); })),
    h("p", { id: "leegte" }, empty + " van de " + rows.length * columns.length + " combinaties " + (empty === 1 ? "heeft" : "hebben") + " geen project."),
    ADV.scrolling(title, table),
    isOneCarrier ? h("p", { "class": "klein" }, "Beide kenmerken horen bij één en hetzelfde (" + down.drager + "): alleen wat samen voorkomt, telt.") : null,
    h("p", { "class": "klein" }, "Een project dat iets niet noemt, kan het wel hebben of doen: dit telt factsheets."),
    h("div", { "class": "rij niet-op-papier" }, ADV.copyTable(app, title, copied))
  ];
};
