/* Words: how texts compare, what words are derived from, and what a typed word may stand for.
   The same rules as adv_cli.dutch (normalize, derivation, compounds, numbers, word_lookup,
   spelling): the lists that they go by and the tables of the words in use are in the data. */
var ADV = ADV || {};

ADV.fold = function (text) {
  "use strict";
  var plain = text.replace(/[’‘]/g, "'").replace(/[‐–—]/g, "-").replace(/ĳ/g, "ij");
  plain = plain.toLowerCase().replace(/ß/g, "ss").replace(/ø/g, "o").replace(/ł/g, "l");
  plain = plain.normalize("NFKD").replace(/\p{M}+/gu, "").normalize("NFKC").toLowerCase();
  return plain.trim().split(/\s+/).join(" ");
};

ADV.tokens = function (folded) {
  "use strict";
  return folded.match(/[\p{L}\p{N}]+/gu) || [];
};

ADV.words = function (tables, rules) {
  "use strict";
  var familyOfWord = new Map(), familyOfForm = new Map();
  var members = new Map(), compoundsOf = new Map();

  function inFull(packed, family) {
    return family.slice(0, parseInt(packed[0], 36)) + packed.slice(1);
  }
  function each(grouped, found) {
    Object.keys(grouped).forEach(function (family) {
      grouped[family].split(" ").forEach(function (packed) { found(inFull(packed, family), family); });
    });
  }
  each(tables.families, function (word, family) {
    familyOfWord.set(word, family);
    if (!members.has(family)) { members.set(family, []); }
    members.get(family).push(word);
  });
  each(tables.vormen, function (form, family) { familyOfForm.set(form, family); });
  Object.keys(tables.delen).forEach(function (part) {
    var found = [];
    tables.delen[part].split(" ").forEach(function (family) {
      found = found.concat(members.get(family) || []);
    });
    compoundsOf.set(part, found);
  });
  var wordsInUse = Array.from(familyOfWord.keys()).sort();

  function family(word) {
    var own = familyOfWord.get(word), other = familyOfForm.get(word);
    if (own === undefined) { return other === undefined ? null : other; }
    return other !== undefined && other < own ? other : own;
  }

  /* derivation */
  var apart = rules.apart, related = rules.verwant;
  var noAgent = new Set(rules.geenDader), mistaken = new Set(rules.verwisseld);
  var hardened = { v: "f", z: "s" }, softened = { f: "v", s: "z" };

  function areApart(one, other) { return apart[one] === other || apart[other] === one; }

  function verbStem(verb) {
    if (!verb.endsWith("en") || verb.length < 5) { return verb; }
    var stem = verb.slice(0, -2);
    if (/([bdfgklmnprst])\1$/.test(stem)) { return stem.slice(0, -1); }
    if ("aeiou".indexOf(stem[stem.length - 1]) >= 0) { return verb; }
    stem = stem.replace(/(^|[^aeiou])([aeou])([bcdfgklmnprstvz])$/, "$1$2$2$3");
    var last = stem[stem.length - 1];
    return stem.slice(0, -1) + (hardened[last] || last);
  }

  function bases(word) {
    var found = [];
    rules.achtervoegsels.forEach(function (rule) {
      var ending = rule[0];
      if (word.endsWith(ending) && word.length - ending.length >= rule[2] && !noAgent.has(word)) {
        rule[1].forEach(function (other) { found.push(word.slice(0, -ending.length) + other); });
      }
    });
    if (word.endsWith("eren")) { found.push(verbStem(word.slice(0, -4) + "en")); }
    if (word.endsWith("baar") && word.length > 7) {
      found.push(word.slice(0, -4) + "en", shortened(word.slice(0, -4)) + "en");
    }
    if (Object.prototype.hasOwnProperty.call(related, word)) { found.push(related[word]); }
    return found;
  }

  function shortened(stem) { return stem.replace(/([aeou])\1([bdfgklmnprstvz])$/, "$1$2"); }

  function infinitives(stem) {
    var last = stem.slice(-1);
    var soft = stem.slice(0, -1) + (softened[last] || last);
    return [
      soft + "en",
      shortened(soft) + "en",
      stem + last + "en"
    ];
  }

  function basesOfParticiple(word) {
    var match = /^(?:(ge)|be|ver|ont|her|er)[\p{L}\p{N}_]+[dt]$/u.exec(word);
    if (!match || word.length < 6) { return []; }
    var body = match[1] ? word.slice(2) : word;
    var found = [body.slice(0, -1) + "t"];
    if (match[1] && body.length > 6) { found.push(body.slice(0, -1)); }
    return found;
  }

  var separableParticiple = new RegExp("^(" + rules.losse.join("|") + ")ge([\\p{L}\\p{N}_]{2,})[dt]$", "u");
  function separableOfParticiple(word) {
    var match = separableParticiple.exec(word);
    return match ? infinitives(match[2]).map(function (verb) { return match[1] + verb; }) : [];
  }

  function innerAdjective(word) {
    var found;
    if (word.endsWith("e") && word.length > 4) {
      found = verbStem(word + "n");
    } else if (word.startsWith("ver") && word.endsWith("en") && word.length > 8) {
      found = verbStem(word.slice(3));
    } else {
      return null;
    }
    return areApart(word, found) ? null : found;
  }

  function respelled(word) {
    return rules.gespeld.filter(function (pair) { return word.indexOf(pair[0]) >= 0; })
      .map(function (pair) { return word.split(pair[0]).join(pair[1]); });
  }

  var ENDINGS = ["etjes", "etje", "tjes", "tje", "pje", "jes", "je", "se", "s", "en", "n", "e"];
  function uninflected(word) {
    var found = [];
    ENDINGS.forEach(function (ending) {
      if (word.endsWith(ending) && word.length - ending.length >= 4) {
        var stem = word.slice(0, -ending.length);
        found.push(stem);
        if (["en", "e", "je", "tje", "etje"].indexOf(ending) >= 0) {
          found.push(verbStem(stem + "en"));
        }
      }
    });
    return found;
  }

  /* what a typed word may be */
  function relatedTo(word) {
    var found = bases(word).filter(function (base) { return !areApart(word, base); });
    found = found.concat(basesOfParticiple(word));
    found = found.concat(separableOfParticiple(word));
    var inner = innerAdjective(word);
    if (inner !== null) { found.push(inner); }
    if (word.endsWith("en") && word.length > 6) {
      found.push(word.slice(0, -2) + "ing", verbStem(word));
    } else if (rules.losse.some(function (particle) { return word.startsWith(particle); })) {
      found = found.concat(infinitives(word));
    }
    return found;
  }

  function flat(lists) { return [].concat.apply([], lists); }

  function familyOf(word) {
    var tried = [
      function () { return [word].concat(respelled(word), uninflected(word)); },
      function (forms) { return flat(forms.map(relatedTo)); },
      function (bases) { return flat(bases.map(relatedTo)); }
    ];
    var candidates = null;
    for (var step = 0; step < tried.length; step += 1) {
      candidates = tried[step](candidates);
      for (var nr = 0; nr < candidates.length; nr += 1) {
        var found = family(candidates[nr]);
        if (found !== null) { return found; }
      }
    }
    return null;
  }

  /* compounds */
  var particles = new Set(rules.partikels), endings = new Set(rules.uitgangen);
  var lexicalised = new Set(rules.vast);

  function isHead(word) { return word.length > 3 && family(word) !== null; }
  function isTail(word) { return word.length > 3 && familyOf(word) !== null; }

  function cuts(word, heads) {
    var found = [];
    heads.forEach(function (end) {
      rules.tussen.forEach(function (link, nr) {
        var cut = end + link.length;
        if (cut <= word.length - 3 && word.startsWith(link, end)) { found.push([cut, nr, end]); }
      });
    });
    return found.sort(function (one, other) {
      return one[0] - other[0] || one[1] - other[1] || one[2] - other[2];
    });
  }

  function joined(word, heads) {
    var found = cuts(word, heads).find(function (cut) {
      var tail = word.slice(cut[0]);
      return !endings.has(tail) && isTail(tail);
    });
    return found ? { head: word.slice(0, found[2]), tail: word.slice(found[0]) } : null;
  }

  function deep(word, heads) {
    var found = [];
    for (var end = Math.min.apply(null, heads) + 3; end <= word.length - 3; end += 1) {
      var shorter = heads.concat(found).filter(function (other) { return other < end; });
      if (!particles.has(word.slice(0, end)) && joined(word.slice(0, end), shorter)) {
        found.push(end);
      }
    }
    return found;
  }

  function split(word) {
    if (word.length < 6 || lexicalised.has(word)) { return null; }
    var heads = [];
    for (var end = 3; end <= word.length - 3; end += 1) {
      var head = word.slice(0, end);
      if (isHead(head) && !particles.has(head)) { heads.push(end); }
    }
    return heads.length ? joined(word, heads) || joined(word, deep(word, heads)) : null;
  }

  function lookUp(word) {
    var own = familyOf(word);
    if (own === null) { return halves(word); }
    var forms = (members.get(own) || []).slice();
    forms.sort(function (one, other) { return (one !== word) - (other !== word); });
    var compounds = (compoundsOf.get(own) || []).filter(function (other) {
      return forms.indexOf(other) < 0;
    });
    return forms.length || compounds.length ?
      { forms: forms, compounds: compounds, pair: null } : halves(word);
  }

  function halves(word) {
    var found = split(word);
    if (found === null) { return { forms: [], compounds: [], pair: null }; }
    var head = lookUp(found.head), tail = lookUp(found.tail);
    var shared = head.compounds.filter(function (one) { return tail.compounds.indexOf(one) >= 0; });
    var first = head.forms.concat(head.compounds), second = tail.forms.concat(tail.compounds);
    return {
      forms: [],
      compounds: Array.from(new Set(shared)).sort(),
      pair: first.length && second.length ? [first, second] : null
    };
  }

  /* names that mean the same, beginnings and typing errors */
  function otherwiseWritten(number) {
    if (Object.prototype.hasOwnProperty.call(rules.getallen, number)) {
      return [rules.getallen[number]];
    }
    return Object.keys(rules.getallen).filter(function (word) {
      return rules.getallen[word] === number;
    });
  }

  function synonyms(word) {
    var own = familyOf(word);
    var found = otherwiseWritten(word).filter(function (number) { return family(number) !== null; });
    if (own === null) { return found; }
    tables.synoniemen.forEach(function (group) {
      var isMeant = group.some(function (name) {
        return familyOfWord.get(name) === own || familyOfForm.get(name) === own;
      });
      if (!isMeant) { return; }
      group.forEach(function (name) {
        found.push(name);
        found.push.apply(found, (tables.verbogen[name] || "").split(" ").filter(Boolean));
      });
    });
    return Array.from(new Set(found));
  }

  function thatBegin(beginning) {
    return wordsInUse.filter(function (word) {
      return word > beginning && word < beginning + "~";
    });
  }

  function oneTypoApart(word, other) {
    var start = 0, shortest = Math.min(word.length, other.length);
    while (start < shortest && word[start] === other[start]) { start += 1; }
    word = word.slice(start);
    other = other.slice(start);
    if (word.length > other.length) { return word.slice(1) === other; }
    if (word.length < other.length) { return word === other.slice(1); }
    if (word.slice(1) === other.slice(1)) { return true; }
    return word[0] === other[1] && word[1] === other[0] && word.slice(2) === other.slice(2);
  }

  /* Whether somebody who typed a word may have meant another one, one typing error away. */
  function isLikelyTypo(word, other) {
    if (word.length >= 9) { return true; }
    if (other[0] !== word[0] && (other[1] !== word[0] || other[0] !== word[1])) { return false; }
    var differing = Array.from(word).map(function (letter, nr) { return [letter, other[nr]]; })
      .filter(function (pair) { return pair[0] !== pair[1] && pair[1] !== undefined; });
    if (word.length !== other.length || differing.length !== 1) { return true; }
    return mistaken.has(differing[0].sort().join(""));
  }

  function typos(word) {
    if (word.length < 5 || word.length > ADV.LONGEST_WORD || /^\p{N}+$/u.test(word)) { return []; }
    function near(others) {
      return others.filter(function (other) {
        return Math.abs(other.length - word.length) <= 1 && other !== word && oneTypoApart(word, other);
      });
    }
    var found = near(wordsInUse);
    if (!found.length && word.length >= 7) { found = near(Array.from(familyOfForm.keys())); }
    found = found.filter(function (other) { return isLikelyTypo(word, other); });
    return found.sort(function (one, other) {
      return (one[0] !== word[0]) - (other[0] !== word[0]) || (one < other ? -1 : 1);
    });
  }

  return {
    family: family, lookUp: lookUp, synonyms: synonyms, thatBegin: thatBegin, typos: typos,
    abbreviations: tables.afkortingen,
    isParticle: function (word) { return rules.losse.indexOf(word) >= 0; }
  };
};

ADV.LONGEST_WORD = 60;
