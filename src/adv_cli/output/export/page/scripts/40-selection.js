/* Which projects are chosen, and how many have each code. The same as adv's filters: codes of one
   dimension are alternatives, dimensions all hold, and attributes of one carrier must be those of
   one and the same thing. */
ADV.chooser = function (data) {
  "use strict";
  var dimensions = new Map();
  data.groepen.forEach(function (group) {
    group.dimensies.forEach(function (dimension) { dimensions.set(dimension.code, dimension); });
  });

  function hasOne(own, wanted) {
    return Boolean(own) && wanted.some(function (code) { return own.indexOf(code) >= 0; });
  }

  function matches(project, filters) {
    var carried = {};
    var isChosen = Object.keys(filters).every(function (code) {
      var carrier = dimensions.get(code).drager;
      if (!carrier) { return hasOne(project.codes[code], filters[code]); }
      (carried[carrier] = carried[carrier] || {})[code] = filters[code];
      return true;
    });
    return isChosen && Object.keys(carried).every(function (carrier) {
      return ((data.dingen[project.id] || {})[carrier] || []).some(function (thing) {
        return Object.keys(carried[carrier]).every(function (code) {
          return hasOne(thing[code], carried[carrier][code]);
        });
      });
    });
  }

  /* The numbers of the projects among `within` that the filters choose. */
  function choose(filters, within) {
    return new Set(Array.from(within).filter(function (nr) {
      return matches(data.projecten[nr], filters);
    }));
  }

  /* The same with other codes of some dimensions: those of `codes`. */
  function chooseWith(filters, codes, within) {
    return choose(Object.assign({}, filters, codes), within);
  }

  function countHaving(dimension, code, projects) {
    var count = 0;
    projects.forEach(function (nr) {
      if (hasOne(data.projecten[nr].codes[dimension], [code])) { count += 1; }
    });
    return count;
  }

  /* How many of `projects` have both codes of one dimension. */
  function countBoth(dimension, one, other, projects) {
    return Array.from(projects).filter(function (nr) {
      var codes = data.projecten[nr].codes[dimension];
      return hasOne(codes, [one]) && hasOne(codes, [other]);
    }).length;
  }

  function labelOf(dimension, code) {
    var found = dimensions.get(dimension).codes.find(function (one) { return one[0] === code; });
    return found ? found[1] : code;
  }

  return {
    dimensions: dimensions, choose: choose, chooseWith: chooseWith, countHaving: countHaving,
    countBoth: countBoth, labelOf: labelOf
  };
};
