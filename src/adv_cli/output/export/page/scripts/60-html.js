/* Elements of the page, made without any markup in text: what the data says can be no tag. */
ADV.h = function (name, attributes) {
  "use strict";
  var isSvg = ["svg", "path", "circle", "text", "rect", "g", "title"].indexOf(name) >= 0 || (attributes && attributes.svg);
  var element = isSvg ? document.createElementNS("http://www.w3.org/2000/svg", name) : document.createElement(name);
  Object.keys(attributes || {}).forEach(function (key) {
    var value = attributes[key];
    if (value === null || value === undefined || value === false || key === "svg") { return; }
    if (key.slice(0, 2) === "on") { element.addEventListener(key.slice(2), value); }
    else { element.setAttribute(key, value === true ? "" : value); }
  });
  function add(child) {
    if (Array.isArray(child)) { child.forEach(add); }
    else if (child !== null && child !== undefined && child !== "") {
      element.appendChild(typeof child === "object" ? child : document.createTextNode(String(child)));
    }
  }
  Array.prototype.slice.call(arguments, 2).forEach(add);
  return element;
};

ADV.sentence = function (text) { "use strict"; return text.charAt(0).toUpperCase() + text.slice(1); };

ADV.plural = function (count, one, more) {
  "use strict";
  return count + " " + (count === 1 ? one : more);
};

/* A text with the words marked that were asked for. */
ADV.marked = function (text, asked) {
  "use strict";
  var found = [], pattern = /[\p{L}\p{N}]+/gu, from = 0, match;
  while ((match = pattern.exec(text)) !== null) {
    var word = ADV.fold(match[0]), isName = /^\p{Lu}/u.test(match[0]);
    if (asked.has(word) || (isName && asked.has(word + "eigennaam"))) {
      found.push(text.slice(from, match.index), ADV.h("mark", {}, match[0]));
      from = match.index + match[0].length;
    }
  }
  found.push(text.slice(from));
  return found;
};

ADV.button = function (text, action, className) {
  "use strict";
  return ADV.h("button", { type: "button", "class": className || null, onclick: action }, text);
};

/* A choice of one dimension, in the groups that the filters have. */
ADV.dimensionSelect = function (app, id, label, chosen, action) {
  "use strict";
  var select = ADV.h("select", { id: id, onchange: function () { action(select.value); } },
    app.data.groepen.map(function (group) {
      return ADV.h("optgroup", { label: group.naam }, group.dimensies.map(function (dimension) {
        return ADV.h("option", { value: dimension.code, selected: dimension.code === chosen }, dimension.label);
      }));
    }));
  return [ADV.h("label", { "for": id }, label), select];
};

/* A table that may be wider than the screen: it can be scrolled, with the keyboard too. */
ADV.scrolling = function (label, table) {
  "use strict";
  return ADV.h("div", { "class": "tabel", tabindex: "0", role: "region", "aria-label": label }, table);
};

/* A button that copies a table with its source. */
ADV.copyTable = function (app, title, rows) {
  "use strict";
  return ADV.button("Kopieer tabel met bronvermelding", function () {
    var source = ADV.sourceOfCounts(app.data), told = title + " (" + app.described() + ")";
    var html = rows.map(function (row, nr) {
      var tag = nr ? "td" : "th";
      return "<tr>" + row.map(function (cell) {
        return "<" + tag + ">" + ADV.escaped(String(cell)) + "</" + tag + ">";
      }).join("") + "</tr>";
    }).join("");
    var plain = rows.map(function (row) { return row.join("\t"); }).join("\n");
    ADV.copy(
      "<p><strong>" + ADV.escaped(told) + "</strong></p><table border=\"1\">" + html + "</table><p><small>" + ADV.escaped(source) + "</small></p>",
      told + "\n" + plain + "\n" + source
    );
  });
};
