/* The filters: made once, then kept up to date, so that the focus stays where it is. */
ADV.views = {};

ADV.filterPanel = function (app) {
  "use strict";
  var h = ADV.h, rows = [], summaries = [];

  function row(dimension, code) {
    var count = h("span", { "class": "aantal" });
    var box = h("input", { type: "checkbox", onchange: function () {
      var own = (app.state.filters[dimension.code] || []).filter(function (one) { return one !== code[0]; });
      var codes = {};
      codes[dimension.code] = box.checked ? own.concat(code[0]) : own;
      app.go(app.address.filtered(app.state, codes));
    } });
    var line = h("label", { "class": "keuze", title: code[2] || null }, box, h("span", {}, code[1]), count);
    rows.push({ dimension: dimension.code, code: code[0], box: box, count: count, line: line });
    return line;
  }

  function block(dimension) {
    var summary = h("summary", {}, dimension.label);
    summaries.push({ dimension: dimension, summary: summary });
    return h("details", {}, summary,
      h("fieldset", {}, h("legend", { "class": "verborgen" }, dimension.label),
        dimension.codes.map(function (code) { return row(dimension, code); })));
  }

  document.getElementById("filterlijst").append.apply(
    document.getElementById("filterlijst"),
    [].concat.apply([], app.data.groepen.map(function (group) {
      return [h("h3", {}, group.naam)].concat(group.dimensies.map(block));
    }))
  );

  /* How many projects there would be of each code with the other filters as they are. */
  return function update() {
    rows.forEach(function (row) {
      var codes = {};
      codes[row.dimension] = [row.code];
      var count = app.chooser.chooseWith(app.state.filters, codes, app.found).size;
      row.box.checked = (app.state.filters[row.dimension] || []).indexOf(row.code) >= 0;
      row.count.textContent = count;
      row.line.className = count ? "keuze" : "keuze geen";
    });
    summaries.forEach(function (one) {
      var count = (app.state.filters[one.dimension.code] || []).length;
      one.summary.textContent = one.dimension.label + (count ? " (" + count + " gekozen)" : "");
    });
  };
};

/* What is chosen, each with a button that takes it away. */
ADV.chosenBar = function (app) {
  "use strict";
  var h = ADV.h, state = app.state, buttons = [], told = [];
  if (state.zoek) {
    told.push("“" + state.zoek + "”");
    buttons.push(ADV.button("“" + state.zoek + "” ✕", function () { app.go(app.address.changed(state, { zoek: "" })); }, "pil"));
  }
  Object.keys(state.filters).forEach(function (dimension) {
    state.filters[dimension].forEach(function (code) {
      var label = app.chooser.dimensions.get(dimension).label + ": " + app.chooser.labelOf(dimension, code);
      told.push(label);
      buttons.push(h("button", { type: "button", "class": "pil", "aria-label": "Haal weg: " + label, onclick: function () {
        var codes = {};
        codes[dimension] = state.filters[dimension].filter(function (one) { return one !== code; });
        app.go(app.address.filtered(state, codes));
        document.getElementById("inhoud").focus();
      } }, label + " ✕"));
    });
  });
  if (!buttons.length) { return null; }
  buttons.push(ADV.button("Wis alles", function () {
    app.go(app.address.changed(state, { zoek: "", filters: {} }));
    document.getElementById("inhoud").focus();
  }, "link"));
  return [
    h("div", { "class": "rij niet-op-papier" }, buttons),
    h("p", { "class": "op-papier" }, "Gekozen: " + told.join("; "))
  ];
};
