/* What leaves the page: CSV for a Dutch Excel, and text with its source for a memo. */

/* Rows as CSV with semicolons, as a Dutch Excel opens it; no text begins a formula. */
ADV.csv = function (rows) {
  "use strict";
  function cell(value) {
    var text = value === null || value === undefined ? "" : String(value);
    if (typeof value !== "number" && /^[=+\-@\t\r＝＋－＠]/.test(text)) { text = "'" + text; }
    return /[";\r\n]/.test(text) ? '"' + text.replace(/"/g, '""') + '"' : text;
  }
  return "\ufeff" + rows.map(function (row) { return row.map(cell).join(";") + "\r\n"; }).join("");
};

ADV.download = function (name, text) {
  "use strict";
  var url = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  var link = ADV.h("a", { href: url, download: name, hidden: true });
  document.body.appendChild(link);
  link.click();
  link.remove();
  setTimeout(function () { URL.revokeObjectURL(url); }, 1000);
};

/* Put text on the clipboard, as HTML for Word and as plain text for the rest. */
ADV.copy = function (html, plain) {
  "use strict";
  function told(isDone) {
    ADV.tell(isDone ? "Gekopieerd, met bronvermelding." : "Kopiëren lukte niet in deze browser.");
  }
  function byEvent() {
    var isDone = false;
    function fill(event) {
      event.clipboardData.setData("text/html", html);
      event.clipboardData.setData("text/plain", plain);
      event.preventDefault();
      isDone = true;
    }
    document.addEventListener("copy", fill);
    document.execCommand("copy");
    document.removeEventListener("copy", fill);
    told(isDone);
  }
  if (!window.ClipboardItem || !navigator.clipboard || !navigator.clipboard.write) {
    byEvent();
    return;
  }
  navigator.clipboard.write([new ClipboardItem({
    "text/html": new Blob([html], { type: "text/html" }),
    "text/plain": new Blob([plain], { type: "text/plain" })
  })]).then(function () { told(true); }, byEvent);
};

/* Tell something for a moment, on the screen and to a screen reader. */
ADV.tell = function (text) {
  "use strict";
  var place = document.getElementById("melding");
  place.textContent = text;
  clearTimeout(ADV.telling);
  ADV.telling = setTimeout(function () { place.textContent = ""; }, 4000);
};

ADV.escaped = function (text) {
  "use strict";
  return text.replace(/[&<>"]/g, function (sign) {
    return { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" }[sign];
  });
};

/* What stands behind a text that is copied: where it comes from. */
ADV.citation = function (data, project, section, page) {
  "use strict";
  var place = section ? ", " + section : "";
  return "Naar: " + data.bron + ", blz. " + page + " (" + project.gemeente + ", " + project.titel + place + "); gegevens: adv, versie " + data.versie + ".";
};

ADV.sourceOfCounts = function (data) {
  "use strict";
  return "Geteld in de factsheets van: " + data.bron + "; gegevens: adv, versie " + data.versie + ".";
};
