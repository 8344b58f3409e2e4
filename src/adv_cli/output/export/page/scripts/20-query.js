/* A question in words: what must be found, what must not, and how close what stands there is.
   The same as adv_cli.queries.term_expansion. */
ADV.EXACT = 0;
ADV.FAMILY = 1;
ADV.PART = 2;
ADV.SYNONYM = 3;

ADV.parser = function (words, isInUse) {
  "use strict";
  var MOST_WORDS = 20;

  function asCapitals(word) { return ADV.fold(word).replace(/&/g, "en") + "hoofdletters"; }
  function asName(word) { return ADV.fold(word) + "eigennaam"; }
  function isAlphabetic(word) { return /^\p{L}+$/u.test(word); }

  function pieces(text) {
    var groups = [], isJoined = false, capitals = Object.create(null);
    text = text.replace(/("[^"]*"?)|(^|\s)OF(?=\s|$)/g, function (found, quoted, before) {
      return quoted || before + " | ";
    });
    (text.match(/\b[A-Z][a-z]{2,}\b/g) || []).forEach(function (found) {
      capitals[ADV.fold(found)] = asName(found);
    });
    (text.match(/\b[A-Z][A-Z&]{1,5}\b/g) || []).forEach(function (found) {
      capitals[ADV.fold(found)] = asCapitals(found);
    });
    var pattern = /(-?)(?:"([^"]*)"?|([^\s|]+))|(\|)/g;
    var folded = ADV.fold(text), match, count = 0;
    while ((match = pattern.exec(folded)) !== null && count < 2 * MOST_WORDS) {
      count += 1;
      var bare = (match[3] || "").replace(/([\p{L}\p{N}_])'(?:s|tjes?|ers?|en)$/u, "$1");
      var own = ADV.tokens(match[2] || bare).slice(0, MOST_WORDS);
      if (own.length) {
        var joined = bare.replace(/[-()]/g, "");
        var piece = {
          words: own.join(" "),
          isPhrase: Boolean(match[2]) || own.length > 1,
          capitals: capitals[bare] || null,
          joined: joined !== bare && isAlphabetic(joined) ? joined : null
        };
        if (isJoined && groups.length && !match[1]) {
          groups[groups.length - 1].pieces.push(piece);
        } else {
          groups.push({ isWanted: !match[1], pieces: [piece] });
        }
      }
      isJoined = Boolean(match[4]) || (isJoined && !own.length);
    }
    return groups.slice(0, MOST_WORDS);
  }

  /* Two words as one where only that is in use: wrap around, wraparound. */
  function asOne(one, other) {
    var both = singleWords(one, other), whole = both.join("");
    var isHalfUnknown = both.some(function (word) { return words.family(word) === null; });
    return isHalfUnknown ? wholeGroup(one.isWanted, whole) : null;
  }

  /* A verb with the particle that ends the question: meldt aan, aanmeldt. */
  function separable(one, other) {
    var both = singleWords(one, other);
    return words.isParticle(both[1]) ? wholeGroup(one.isWanted, both[1] + both[0]) : null;
  }

  function wholeGroup(isWanted, whole) {
    if (words.family(whole) === null) { return null; }
    return { isWanted: isWanted, pieces: [{ words: whole, isPhrase: false }] };
  }

  function singleWords(one, other) {
    var both = one.pieces.concat(other.pieces).map(function (piece) { return piece.words; });
    var areWords = one.isWanted === other.isWanted && both.length === 2;
    return areWords && isAlphabetic(both.join("")) ? both : [];
  }

  function closedUp(groups) {
    var done = [];
    groups.forEach(function (group) {
      var whole = done.length ? asOne(done[done.length - 1], group) : null;
      if (whole === null) { done.push(group); } else { done[done.length - 1] = whole; }
    });
    var verb = done.length > 1 ? separable(done[done.length - 2], done[done.length - 1]) : null;
    return verb === null ? done : done.slice(0, -2).concat(verb);
  }

  /* What may stand for a word: a map of words (with tabs between those that must all be there) to
     how close they are. */
  function expand(word) {
    var found = new Map();
    if (word.length > ADV.LONGEST_WORD) { return found; }
    function add(other, level) { if (!found.has(other)) { found.set(other, level); } }
    var meaning = words.lookUp(word);
    meaning.forms.forEach(function (form) { add(form, form === word ? ADV.EXACT : ADV.FAMILY); });
    meaning.compounds.forEach(function (compound) { add(compound, ADV.PART); });
    if (meaning.pair) {
      meaning.pair[0].forEach(function (first) {
        meaning.pair[1].forEach(function (second) { add(first + "\t" + second, ADV.PART); });
      });
    }
    words.synonyms(word).forEach(function (other) { add(other, ADV.SYNONYM); });
    if (!found.size && word.length >= 5) {
      words.thatBegin(word).forEach(function (longer) { add(longer, ADV.PART); });
    }
    return found;
  }

  /* An abbreviation, and the name that it is of where a text says so. */
  function writtenOut(capitals) {
    var found = new Map([[capitals, ADV.EXACT]]);
    words.abbreviations.forEach(function (pair) {
      if (pair[0] !== capitals) { return; }
      var before = pair[1].split(" "), last = before.pop();
      [last].concat(words.lookUp(last).forms).forEach(function (form) {
        found.set(before.concat(form).join(" "), ADV.SYNONYM);
      });
    });
    return found;
  }

  /* The abbreviations of names that were typed in full, by each word or phrase of these. */
  function abbreviated(groups) {
    var typed = [], found = Object.create(null);
    groups.forEach(function (group) {
      if (group.isWanted && group.pieces.length === 1) { typed.push(group.pieces[0].words); }
    });
    words.abbreviations.forEach(function (pair) {
      var name = " " + pair[1] + " ";
      if ((" " + typed.join(" ") + " ").indexOf(name) < 0) { return; }
      typed.forEach(function (own) {
        if (name.indexOf(" " + own + " ") >= 0) { (found[own] = found[own] || []).push(pair[0]); }
      });
    });
    return found;
  }

  function termOf(piece) {
    if (piece.capitals && isInUse(piece.capitals)) {
      return { typed: piece.words, levels: writtenOut(piece.capitals) };
    }
    if (!piece.isPhrase) { return { typed: piece.words, levels: expand(piece.words) }; }
    var levels = new Map([[piece.words, ADV.EXACT]]);
    if (piece.joined) {
      expand(piece.joined).forEach(function (level, other) { levels.set(other, level); });
    }
    return { typed: piece.words, levels: levels };
  }

  /* Whether any word may stand for a term by itself, rather than two words together. */
  function isFound(term) {
    return Array.from(term.levels.keys()).some(function (other) { return other.indexOf("\t") < 0; });
  }

  return function (text) {
    var query = { wanted: [], unwanted: [], mended: [] };
    var groups = closedUp(pieces(text)), shorter = abbreviated(groups);
    groups.forEach(function (group) {
      var terms = group.pieces.map(function (piece) {
        var term = termOf(piece);
        var better = isFound(term) || !group.isWanted ? [] : words.typos(term.typed);
        if (better.length) {
          query.mended.push([term.typed, better[0]]);
          term = { typed: better[0], levels: expand(better[0]) };
        }
        (group.isWanted && shorter[piece.words] || []).forEach(function (short) {
          if (!term.levels.has(short)) { term.levels.set(short, ADV.SYNONYM); }
        });
        return term;
      });
      (group.isWanted ? query.wanted : query.unwanted).push(terms);
    });
    return query;
  };
};

/* What may stand for any of `terms` up to `level`, each once. */
ADV.alternatives = function (terms, level) {
  "use strict";
  var found = new Set();
  terms.forEach(function (term) {
    term.levels.forEach(function (closeness, words) { if (closeness <= level) { found.add(words); } });
  });
  return Array.from(found);
};

/* What a text must have up to `level`; null where none can have it. */
ADV.matchOf = function (query, level) {
  "use strict";
  var wanted = query.wanted.map(function (terms) { return ADV.alternatives(terms, level); });
  var unwanted = query.unwanted.map(function (terms) {
    return ADV.alternatives(terms, ADV.FAMILY);
  }).filter(function (found) { return found.length; });
  if (!wanted.every(function (found) { return found.length; })) { return null; }
  return wanted.length || unwanted.length ? { wanted: wanted, unwanted: unwanted } : null;
};
