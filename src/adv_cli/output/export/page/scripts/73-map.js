/* The municipalities on a map of the country, and beside it as a list that says the same. */
ADV.views.kaart = function (app) {
  "use strict";
  var h = ADV.h, map = app.data.kaart, state = app.state;
  var places = app.chooser.dimensions.get("gemeente").codes.map(function (code) {
    var count = app.chooser.chooseWith(state.filters, { gemeente: [code[0]] }, app.found).size;
    var wanted = state.filters.gemeente;
    return {
      code: code[0], name: code[1], remark: code[2], place: map.plaatsen[code[0]],
      count: !wanted || wanted.indexOf(code[0]) >= 0 ? count : 0
    };
  });

  function link(place) { return app.address.filtered(state, { gemeente: [place.code] }, { toon: "lijst" }); }
  function told(place) { return place.name + ": " + ADV.plural(place.count, "project", "projecten"); }

  /* On a phone dots are larger, and the names stand in the list alone. */
  var isNarrow = window.matchMedia("(max-width: 36rem)").matches;
  var scale = isNarrow ? 1.7 : 1, margin = isNarrow ? 0 : 60;

  function drawn(place) {
    var x = place.place[0], y = place.place[1], side = place.place[2];
    var radius = scale * (place.count ? 6.5 + 1.5 * Math.min(place.count, 4) : 4.5);
    var at = { links: [x - radius - 3, y + 4, "end"], rechts: [x + radius + 3, y + 4, "start"], onder: [x, y + radius + 13, "middle"] }[side];
    var parts = [
      h("title", {}, told(place)),
      h("circle", { cx: x, cy: y, r: radius }),
      place.count ? h("text", { x: x, y: y + 4 * scale, "font-size": 11 * scale, "class": "cijfer", "aria-hidden": "true" }, place.count) : null,
      isNarrow ? null : h("text", { x: at[0], y: at[1], "text-anchor": at[2], "font-size": 12.5, "aria-hidden": "true" }, place.name)
    ];
    return place.count
      ? h("a", { svg: true, href: link(place), "aria-label": told(place) }, parts)
      : h("g", { "class": "niets" }, parts);
  }

  var onMap = places.filter(function (place) { return place.place; });
  onMap.sort(function (one, other) { return other.count - one.count; });
  var picture = h("svg", { viewBox: [-margin, 0, map.vak[0] + 2 * margin, map.vak[1]].join(" "), role: "group", "aria-label": "Kaart van Nederland met de gemeenten" },
    h("path", { "class": "land", d: map.land, "aria-hidden": "true" }),
    h("path", { "class": "water", d: map.water, "aria-hidden": "true", "fill-rule": "evenodd" }), onMap.map(drawn));
  var sorted = places.filter(function (place) { return place.count; });
  var absent = places.filter(function (place) { return !place.count; });
  return [
    h("h2", {}, "Kaart"),
    h("p", {}, ADV.plural(sorted.length, "gemeente", "gemeenten") + " met een gekozen project. Open rondjes hebben er geen."),
    h("div", { "class": "kaart" }, picture,
      h("div", {}, h("h3", {}, "Gemeenten"), h("ul", {}, sorted.map(function (place) {
        return h("li", {}, h("a", { href: link(place) }, place.name), " " + place.count);
      })),
      absent.length ? [h("h3", {}, "Zonder gekozen project"), h("ul", {}, absent.map(function (place) {
        return h("li", { title: place.remark || null }, place.name);
      }))] : null))
  ];
};
