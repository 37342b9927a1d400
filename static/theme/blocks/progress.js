// What the reader has done: lessons that are finished, objectives that are reached, where to resume. Nothing of it is needed to read.
(function () {
  "use strict";
  var words = JSON.parse(document.currentScript.dataset.words);
  var record = window.ardoise.record;
  var course = window.ardoise.course;
  var all = function (selector, within) { return Array.prototype.slice.call((within || document).querySelectorAll(selector)); };
  var say = function (text, values) { return text.replace(/\{(\w+)\}/g, function (_, name) { return values[name]; }); };
  all("template.kept-by-script").forEach(function (template) { template.replaceWith(template.content); });
  var box = document.querySelector(".progress");
  if (!box) return;
  var verdict = box.querySelector(".verdict");
  var page = function (data, name) { return data.pages[name] || { done: false, goals: [], answers: {} }; };

  /** A sign, and a word for those who do not see it, at each finished lesson of a list. */
  function mark(data) {
    all(".lessons ol a, .outline li > a").forEach(function (link) {
      var done = page(data, record.name(link.href)).done;
      link.classList.toggle("finished", done);
      all(".sign, .said", link).forEach(function (one) { one.remove(); });
      if (!done) return;
      [["sign", "✓"], ["said", " (" + words.finished + ")"]].forEach(function (part) {
        var span = document.createElement("span");
        span.className = part[0];
        span.textContent = part[1];
        if (part[0] === "sign") span.setAttribute("aria-hidden", "true");
        link.appendChild(span);
      });
    });
  }
  var told = function (change, text) {
    record.change(record.page, change);
    verdict.textContent = record.refused ? words.refused : text;
    mark(record.read());
  };

  function lesson() {
    var button = box.querySelector(".finish");
    var goals = all(".goals input", box);
    var show = function () {
      var mine = page(record.read(), record.page);
      button.setAttribute("aria-pressed", String(mine.done));
      goals.forEach(function (goal) { goal.checked = mine.goals.indexOf(Number(goal.value)) >= 0; });
      mark(record.read());
    };
    button.addEventListener("click", function () {
      told(function (mine) { mine.done = !mine.done; }, words.kept);
      show();
    });
    goals.forEach(function (goal) {
      goal.addEventListener("change", function () {
        var reached = goals.filter(function (one) { return one.checked; }).map(function (one) { return Number(one.value); });
        told(function (mine) { mine.goals = reached; }, "");
      });
    });
    // Where one is, for the next time: the lesson now, its section when one leaves.
    var here = function () {
      var past = all("article :is(h2, h3)[id]").filter(function (heading) { return heading.getBoundingClientRect().top < innerHeight / 2; }).pop();
      record.change(record.page, function (_, data) { data.last = record.page + (past && /^[\w-]+$/.test(past.id) ? "#" + past.id : ""); });
    };
    addEventListener("pagehide", here);
    here();
    show();
    return show;
  }

  function home() {
    var start = document.querySelector("a.start");
    var first = start && { href: start.getAttribute("href"), text: start.textContent };
    var links = all(".outline li > a");
    var file = box.querySelector("input[type=file]");
    var show = function () {
      var data = record.read();
      var names = links.map(function (link) { return record.name(link.href); });
      var done = names.map(function (name) { return page(data, name).done; });
      // Of the pages that the course has: a file that was opened may speak of others.
      var right = names.concat(record.page).reduce(function (sum, name) {
        var answers = page(data, name).answers;
        return sum + Object.keys(answers).filter(function (id) { return answers[id].right; }).length;
      }, 0);
      mark(data);
      box.querySelector(".count").textContent = say(words.count, { lessons: done.filter(Boolean).length, all: done.length, questions: right });
      if (record.refused) box.querySelector(".kept").textContent = words.refused;
      all(".tally").forEach(function (tally) {
        tally.classList.toggle("begun", done.some(Boolean));
        all("i", tally).forEach(function (stroke, i) { stroke.classList.toggle("on", !!done[i]); });
      });
      if (!start) return;
      // The lesson one was in; where that is finished, the next one that is not.
      var last = (data.last || "").split("#");
      var at = names.indexOf(last[0]);
      var next = at < 0 || !done[at] ? at : names.findIndex(function (_, i) { return i > at && !done[i]; });
      start.setAttribute("href", next < 0 ? first.href : links[next].getAttribute("href") + (next === at && last[1] ? "#" + last[1] : ""));
      start.textContent = next < 0 ? first.text : say(words.resume, { title: title(links[next]) });
    };
    box.querySelector(".export").addEventListener("click", function () {
      var url = URL.createObjectURL(new Blob([record.text(record.read())], { type: "application/json" }));
      var link = document.createElement("a");
      link.href = url;
      link.download = "progress-" + course + ".json";
      link.click();
      setTimeout(function () { URL.revokeObjectURL(url); }, 10000);
    });
    box.querySelector(".import").addEventListener("click", function () { file.click(); });
    file.addEventListener("change", function () {
      var chosen = file.files[0];
      if (!chosen) return;
      var opened = function (text) {
        var found = record.parse(text);
        if (found) record.write(record.merge(record.read(), found));
        verdict.textContent = found ? words.opened : words.bad;
        file.value = "";
        show();
      };
      // What no progress can be as large as is not even read.
      if (chosen.size > 2e6) return opened("");
      chosen.text().then(opened, function () { opened(""); });
    });
    box.querySelector(".reset").addEventListener("click", function () {
      if (!confirm(words.sure)) return;
      record.write(record.nothing());
      verdict.textContent = words.erased;
      show();
    });
    show();
    return show;
  }
  /** The title of a lesson in the list: its link without the number. */
  function title(link) {
    var copy = link.cloneNode(true);
    all("b, .sign, .said", copy).forEach(function (one) { one.remove(); });
    return copy.textContent.trim();
  }

  var show = document.body.classList.contains("home") ? home() : lesson();
  addEventListener("storage", show);
})();
