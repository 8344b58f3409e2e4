/* The texts, and the passages that answer a question, closest first: as adv_cli.queries.search.
   Within a level the best come first by BM25, as SQLite's FTS5 computes it. */
ADV.searcher = function (data) {
  "use strict";
  var K1 = 1.2, B = 0.75;
  /* A text without the labels between its parts, which are not searched. */
  function unlabelled(section, text) {
    return (data.kopjes[section] || []).reduce(function (left, label) {
      return left.split("; " + label + ": ").join("; ");
    }, text);
  }

  var points = data.punten.map(function (row, nr) {
    var text = ADV.tokens(ADV.fold(unlabelled(row[1], row[4]))), implied = row[5] ? row[5].split(" ") : [];
    return {
      nr: nr, project: row[0], section: row[1], position: row[2], page: row[3], text: row[4],
      implied: row[5] || "", impliedWords: implied, tokens: text, joined: " " + text.join(" ") + " ",
      length: text.length + implied.length
    };
  });
  var total = points.reduce(function (sum, point) { return sum + point.length; }, 0);
  var average = points.length ? total / points.length : 1;
  var frequencies = new Map(), IMPLIED = 0.25;
  function count(word, nr, weight) {
    if (!frequencies.has(word)) { frequencies.set(word, new Map()); }
    var found = frequencies.get(word);
    found.set(nr, (found.get(nr) || 0) + weight);
  }
  points.forEach(function (point) {
    point.tokens.forEach(function (word) { count(word, point.nr, 1); });
    point.impliedWords.forEach(function (word) { count(word, point.nr, IMPLIED); });
  });
  var NOWHERE = new Map(), phrases = new Map();

  /* Where a word or phrase stands: how often, by number of the point; a word that the text implies
     counts for less. A phrase stands only in the text itself: implied words have no order. */
  function places(words) {
    if (words.indexOf(" ") < 0) { return frequencies.get(words) || NOWHERE; }
    if (!phrases.has(words)) {
      var found = new Map();
      points.forEach(function (point) {
        var count = 0, from = 0;
        while ((from = point.joined.indexOf(" " + words + " ", from)) >= 0) {
          count += 1;
          from += 1;
        }
        if (count) { found.set(point.nr, count); }
      });
      phrases.set(words, found);
    }
    return phrases.get(words);
  }

  /* Where two words stand near each other: for each how often it does so, by number of the point. */
  var NEAR = 4, pairs = new Map();
  function nearPlaces(first, second) {
    var key = first + "\t" + second;
    if (!pairs.has(key)) {
      var found = [new Map(), new Map()];
      found[0].having = places(first).size;
      found[1].having = places(second).size;
      places(first).forEach(function (count, nr) {
        if (!places(second).has(nr)) { return; }
        [[points[nr].tokens, 1], [points[nr].impliedWords, IMPLIED]].forEach(function (column) {
          var both = [first, second].map(function (word) { return where(column[0], word); });
          addNear(found[0], nr, both[0], both[1], column[1]);
          addNear(found[1], nr, both[1], both[0], column[1]);
        });
      });
      pairs.set(key, found);
    }
    return pairs.get(key);
  }

  function addNear(found, nr, own, others, weight) {
    var near = own.filter(function (place) {
      return others.some(function (other) { return Math.abs(place - other) <= NEAR + 1; });
    });
    if (near.length) { found.set(nr, (found.get(nr) || 0) + near.length * weight); }
  }

  function where(words, wanted) {
    var found = [];
    words.forEach(function (word, place) { if (word === wanted) { found.push(place); } });
    return found;
  }

  /* The places of a word or phrase, or of each of two words that must stand near each other. */
  function placesOf(alternative) {
    var parts = alternative.split("\t");
    return parts.length === 1 ? [places(alternative)] : nearPlaces(parts[0], parts[1]);
  }

  /* The points that have any of `alternatives`. */
  function having(alternatives) {
    var found = new Set();
    alternatives.forEach(function (alternative) {
      placesOf(alternative)[0].forEach(function (count, nr) { found.add(nr); });
    });
    return found;
  }

  /* Words that must stand near each other count only where they do. */
  function rank(nr, match) {
    var score = 0, long = 1 - B + B * points[nr].length / average;
    [].concat.apply([], match.wanted).forEach(function (alternative) {
      placesOf(alternative).forEach(function (found) {
        if (!found.has(nr)) { return; }
        var size = found.having || found.size;
        var rare = Math.log((points.length - size + 0.5) / (size + 0.5));
        var count = found.get(nr), weight = rare > 0 ? rare : 1e-6;
        score += weight * count * (K1 + 1) / (count + K1 * long);
      });
    });
    return score;
  }

  function matching(match, projects) {
    var sets = match.wanted.map(having), not = match.unwanted.map(having);
    var found = Array.from(sets[0]).filter(function (nr) {
      return projects.has(points[nr].project) &&
        sets.every(function (set) { return set.has(nr); }) &&
        !not.some(function (set) { return set.has(nr); });
    });
    var ranks = new Map(found.map(function (nr) { return [nr, rank(nr, match)]; }));
    return found.sort(function (one, other) { return ranks.get(other) - ranks.get(one) || one - other; });
  }

  function closestFirst(query, projects) {
    var found = new Set();
    [ADV.EXACT, ADV.FAMILY, ADV.PART, ADV.SYNONYM].forEach(function (level) {
      var match = ADV.matchOf(query, level);
      if (match && match.wanted.length) {
        matching(match, projects).forEach(function (nr) { found.add(nr); });
      }
    });
    return Array.from(found);
  }

  /* The projects that have all the words, wherever. */
  function narrowed(match, projects) {
    function projectsWith(alternatives) {
      return new Set(Array.from(having(alternatives), function (nr) { return points[nr].project; }));
    }
    var wanted = match.wanted.map(projectsWith), not = match.unwanted.map(projectsWith);
    return new Set(Array.from(projects).filter(function (project) {
      return wanted.every(function (set) { return set.has(project); }) &&
        !not.some(function (set) { return set.has(project); });
    }));
  }

  var REASONS = [null, "vorm van", "samenstelling met", "zelfde betekenis als"];

  function compare(one, other) {
    return one.level - other.level || (one.alternative < other.alternative ? -1 : 1);
  }

  /* Whether a point has a word or phrase itself, be it with hyphens or brackets in it. */
  function hasItself(point, words) {
    var closed = ADV.tokens(ADV.fold(point.text).replace(/[-()]/g, ""));
    return /(hoofdletters|eigennaam)$/.test(words) || point.joined.indexOf(" " + words + " ") >= 0 ||
      closed.indexOf(words) >= 0;
  }

  function reason(point, closest) {
    var parts = closest.alternative.split("\t"), words = parts.join(" + ");
    if (!parts.every(function (part) { return hasItself(point, part); })) {
      return words + ": in losse woorden";
    }
    return REASONS[closest.level] && words + ": " + REASONS[closest.level] + " " + closest.typed;
  }

  /* Why a point matches where it does not have the very words; nothing where it does. */
  function explain(query, point) {
    var there = " " + point.tokens.join(" ") + " | " + point.implied + " ", reasons = [];
    query.wanted.forEach(function (terms) {
      var closest = null;
      terms.forEach(function (term) {
        term.levels.forEach(function (level, alternative) {
          var parts = alternative.split("\t");
          if (!parts.every(function (part) { return there.indexOf(" " + part + " ") >= 0; })) { return; }
          var found = { level: level, alternative: alternative, typed: term.typed };
          if (closest === null || compare(found, closest) < 0) { closest = found; }
        });
      });
      if (closest) { reasons.push(reason(point, closest)); }
    });
    return reasons.filter(Boolean).join("; ");
  }

  var words = ADV.words(data.woorden, data.regels);
  var parse = ADV.parser(words, function (word) { return frequencies.has(word); });

  /* The passages for a question in these projects (numbers). `whole` is false where no point has
     all the words, and these are from projects that have. */
  function search(text, projects) {
    var query = parse(text), found = closestFirst(query, projects), whole = true;
    if (!found.length && query.wanted.length > 1) {
      whole = false;
      var match = ADV.matchOf(query, ADV.SYNONYM), all = match ? narrowed(match, projects) : new Set();
      var each = query.wanted.map(function (terms) {
        return closestFirst(Object.assign({}, query, { wanted: [terms] }), all);
      });
      found = Array.from(new Set([].concat.apply([], each)));
    }
    return {
      query: query,
      whole: whole,
      passages: found.map(function (nr) {
        return { point: points[nr], why: explain(query, points[nr]) };
      })
    };
  }

  /* The projects among `projects` of which the record as a whole answers: as --tekst chooses. */
  function projectsWith(text, projects) {
    var match = ADV.matchOf(parse(text), ADV.SYNONYM);
    return match ? narrowed(match, projects) : new Set();
  }

  /* The words of a text that were asked for, as one set. */
  function asked(query) {
    var found = new Set();
    query.wanted.forEach(function (terms) {
      terms.forEach(function (term) {
        term.levels.forEach(function (level, alternative) {
          alternative.split(/[\t ]/).forEach(function (word) { found.add(word); });
        });
      });
    });
    return found;
  }

  return { search: search, projectsWith: projectsWith, asked: asked, points: points };
};
