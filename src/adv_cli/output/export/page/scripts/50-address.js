/* What is shown, as the address has it behind #: so it can be shared, and the back button works. */
ADV.VIEWS = {
  lijst: "Projecten", vlekken: "Witte vlekken", kaart: "Kaart", tellingen: "Tellingen",
  naast: "Naast elkaar"
};
ADV.MOST_BESIDE = 4;

ADV.address = function (data, dimensions) {
  "use strict";
  var ids = new Set(data.projecten.map(function (project) { return project.id; }));

  function codesOf(dimension, value) {
    var known = new Set(dimensions.get(dimension).codes.map(function (code) { return code[0]; }));
    return value.split(",").filter(function (code) { return known.has(code); });
  }

  function decoded(text) {
    try { return decodeURIComponent(text.replace(/\+/g, " ")); } catch (error) { return ""; }
  }

  /* What an address means; what it has that means nothing is left out. */
  function read(hash) {
    var state = { zoek: "", toon: "lijst", rij: "doelgroep", kolom: "problematiek", tel: "", naast: [], deel: "", blad: "", punt: "", filters: {} };
    var text = hash.replace(/^#/, "");
    if (text.indexOf("=") < 0) {
      var anchor = decoded(text), id = anchor.split(".")[0];
      if (ids.has(id)) {
        state.blad = id;
        state.punt = anchor === id ? "" : anchor;
      }
      return state;
    }
    text.split("&").forEach(function (pair) {
      var at = pair.indexOf("="), key = decoded(pair.slice(0, at)), value = decoded(pair.slice(at + 1));
      if (key === "zoek") { state.zoek = value.slice(0, 500); }
      if (key === "toon" && Object.prototype.hasOwnProperty.call(ADV.VIEWS, value)) { state.toon = value; }
      if ((key === "rij" || key === "kolom" || key === "tel") && dimensions.has(value)) { state[key] = value; }
      if (key === "deel" && Object.prototype.hasOwnProperty.call(data.secties, value)) { state.deel = value; }
      if (key === "blad" && ids.has(value)) { state.blad = value; }
      if (key === "punt" && ids.has(value.split(".")[0])) { state.punt = value; }
      if (key === "naast") {
        state.naast = value.split(",").filter(function (one) { return ids.has(one); }).slice(0, ADV.MOST_BESIDE);
      }
      if (dimensions.has(key)) {
        var codes = codesOf(key, value);
        if (codes.length) { state.filters[key] = codes; }
      }
    });
    return state;
  }

  function write(state) {
    var standard = read(""), parts = [];
    ["zoek", "toon", "rij", "kolom", "tel", "deel", "blad", "punt"].forEach(function (key) {
      if (state[key] && state[key] !== standard[key]) {
        parts.push(key + "=" + encodeURIComponent(state[key]));
      }
    });
    if (state.naast.length) { parts.push("naast=" + state.naast.join(",")); }
    Object.keys(state.filters).forEach(function (dimension) {
      if (state.filters[dimension].length) {
        parts.push(dimension + "=" + state.filters[dimension].map(encodeURIComponent).join(","));
      }
    });
    return "#" + (parts.join("&") || "toon=lijst");
  }

  /* The address of `state` with some of it changed; a factsheet is left unless one is named. */
  function changed(state, changes) {
    return write(Object.assign({}, state, { blad: "", punt: "" }, changes));
  }

  /* The same with the codes of one dimension changed (none: no filter). */
  function filtered(state, codes, changes) {
    var filters = Object.assign({}, state.filters, codes);
    Object.keys(filters).forEach(function (dimension) {
      if (!filters[dimension].length) { delete filters[dimension]; }
    });
    return changed(state, Object.assign({ filters: filters }, changes));
  }

  return { read: read, write: write, changed: changed, filtered: filtered };
};
