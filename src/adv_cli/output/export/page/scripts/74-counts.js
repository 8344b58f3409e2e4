/* How many projects have each code, beside what the report counts. */
ADV.views.tellingen = function (app) {
  "use strict";
  var h = ADV.h, state = app.state, chapter = app.data.hoofdstuk;
  var isWhole = !app.data.gefilterd && !state.zoek && !Object.keys(state.filters).length;
  var published = Array.from(app.chooser.dimensions.values()).filter(function (dimension) {
    return Object.keys(dimension.hoofdstuk).length;
  });
  var chosen = state.tel ? [app.chooser.dimensions.get(state.tel)] : published.length ? published : app.data.groepen[0].dimensies;

  function bar(count, theirs, most) {
    function width(value) { return 100 * value / most + "%"; }
    return h("svg", { "aria-hidden": "true", focusable: "false" },
      h("rect", { "class": "hier", x: 0, y: 1, height: theirs === null ? "16" : "9", width: width(count), rx: 2 }),
      theirs === null ? null : h("rect", { "class": "daar", x: 0, y: 11, height: 5, width: width(theirs), rx: 2 }));
  }

  function counted(dimension) {
    var hasChapter = isWhole && Object.keys(dimension.hoofdstuk).length > 0;
    var rows = dimension.codes.map(function (code) {
      var theirs = hasChapter && code[0] in dimension.hoofdstuk ? dimension.hoofdstuk[code[0]] : null;
      return { code: code, count: app.chooser.countHaving(dimension.code, code[0], app.chosen), chapter: theirs };
    });
    if (dimension.eigen) { rows.sort(function (one, other) { return other.count - one.count; }); }
    var most = Math.max.apply(null, [1].concat(rows.map(function (row) { return Math.max(row.count, row.chapter || 0); })));

    function cells(row) {
      var codes = {}, difference = row.chapter === null ? 0 : row.count - row.chapter;
      codes[dimension.code] = [row.code[0]];
      return h("tr", {},
        h("th", { scope: "row", "class": "staaf", title: row.code[2] || null },
          row.count ? h("a", { href: app.address.filtered(state, codes, { toon: "lijst" }) }, row.code[1]) : row.code[1],
          bar(row.count, row.chapter, most)),
        h("td", { "class": "getal" }, row.count),
        hasChapter ? [
          h("td", { "class": "getal" }, row.chapter === null ? "–" : row.chapter),
          h("td", { "class": difference ? "getal anders" : "getal" }, row.chapter === null ? "" : difference > 0 ? "+" + difference : difference || "gelijk")
        ] : null);
    }

    var head = [dimension.label, "factsheets"].concat(hasChapter ? [chapter.naam, "verschil"] : []);
    var copied = [head].concat(rows.map(function (row) {
      return [row.code[1], row.count].concat(hasChapter ? [row.chapter === null ? "" : row.chapter, row.chapter === null ? "" : row.count - row.chapter] : []);
    }));
    return [
      h("h3", {}, dimension.label),
      ADV.scrolling(dimension.label, h("table", {},
        h("caption", { "class": "verborgen" }, dimension.label + ": aantal projecten"),
        h("thead", {}, h("tr", {}, h("th", { scope: "col" }, "Code"),
          h("th", { scope: "col", "class": "getal" }, "factsheets"),
          hasChapter ? [h("th", { scope: "col", "class": "getal" }, chapter.naam), h("th", { scope: "col", "class": "getal" }, "verschil")] : null)),
        h("tbody", {}, rows.map(cells)))),
      hasChapter && dimension.bladzijde ? h("p", { "class": "klein" }, ADV.sentence(chapter.naam) + ", blz. " + dimension.bladzijde + ". " + (dimension.toelichting || "")) : null,
      dimension.eigen ? h("p", { "class": "klein" }, "Onze eigen codering; een project kan bij meer dan één code staan, of bij geen.") : null,
      h("div", { "class": "rij niet-op-papier" }, ADV.copyTable(app, dimension.label, copied))
    ];
  }

  var select = ADV.dimensionSelect(app, "tel", "Tel op", state.tel, function (code) {
    app.keepFocus = "tel";
    app.go(app.address.changed(state, { tel: code }));
  });
  select[1].insertBefore(h("option", { value: "", selected: !state.tel }, published.length ? "wat " + chapter.naam + " telt" : "de zoekmodellen"), select[1].firstChild);
  return [
    h("h2", {}, "Tellingen"),
    published.length ? h("p", {}, isWhole ? "Onder elke staaf staat in een andere kleur wat " + chapter.van + " telt." : "Er is gekozen: daarom staan de aantallen niet naast die van " + chapter.naam + ".") : null,
    h("div", { "class": "rij niet-op-papier" }, select)
  ].concat(chosen.map(counted));
};
