// What the learner did in this course, by page: { done, goals, answers }. What the browser kept may have been written by anybody, and so
// may a file: only what has the right form comes in. Where storage is refused it lasts as long as the page.
(function () {
  "use strict";
  var ardoise = window.ardoise;
  var kept = "course." + ardoise.course;
  var numbers = function (value, most) {
    return Array.isArray(value) && value.length <= 64 && value.every(function (n) { return Number.isInteger(n) && n >= 0 && n <= most; });
  };
  var refused = function () {
    try {
      localStorage.setItem("ardoise.try", "1");
      localStorage.removeItem("ardoise.try");
      return false;
    } catch (e) { return true; }
  };
  var record = {
    refused: refused(),
    parse: function (text) {
      var found = record.nothing();
      var data;
      try { data = text && text.length < 2e6 ? JSON.parse(text) : null; } catch (e) { return null; }
      if (!data || data.format !== "ardoise-progress-1" || [ardoise.course, ardoise.former].indexOf(data.course) < 0 || typeof data.pages !== "object" || !data.pages) return null;
      var path = /^[\w%~-][\w%.~-]*(\/[\w%~-][\w%.~-]*)*\.html$/;
      if (typeof data.last === "string" && data.last.length < 300 && path.test(data.last.split("#")[0]) && /^[^#]+(#[\w-]+)?$/.test(data.last)) found.last = data.last;
      Object.keys(data.pages).slice(0, 5000).forEach(function (name) {
        var from = data.pages[name];
        if (!path.test(name) || name.length > 200 || !from || typeof from !== "object") return;
        var page = found.pages[name] = { done: from.done === true, goals: numbers(from.goals, 999) ? from.goals : [], answers: Object.create(null) };
        var answers = from.answers && typeof from.answers === "object" ? from.answers : {};
        Object.keys(answers).slice(0, 500).forEach(function (id) {
          var one = answers[id];
          if (id.length > 100 || !one || typeof one !== "object" || !/^[0-9a-f]{8}$/.test(one.print)) return;
          var given = typeof one.given === "string" ? one.given.slice(0, 200) : numbers(one.given, 999) ? one.given : null;
          if (given !== null) page.answers[id] = { print: one.print, given: given, right: one.right === true };
        });
      });
      return found;
    },
    text: function (data) { return JSON.stringify({ format: "ardoise-progress-1", course: ardoise.course, last: data.last, pages: data.pages }); },
    read: function () { return (record.refused ? record.now : record.parse(ardoise.store.get(kept))) || record.nothing(); },
    write: function (data) {
      record.now = data;
      record.refused = record.refused || !ardoise.store.set(kept, record.text(data));
    },
    nothing: function () { return { last: null, pages: Object.create(null) }; },
    /** Both together: nothing that was done in one of them is lost. */
    merge: function (mine, other) {
      Object.keys(other.pages).forEach(function (name) {
        var from = other.pages[name];
        var to = mine.pages[name] = mine.pages[name] || { done: false, goals: [], answers: Object.create(null) };
        to.done = to.done || from.done;
        to.goals = to.goals.concat(from.goals.filter(function (goal) { return to.goals.indexOf(goal) < 0; })).slice(0, 64);
        Object.keys(from.answers).forEach(function (id) {
          if (!to.answers[id] || !to.answers[id].right) to.answers[id] = from.answers[id];
        });
      });
      mine.last = mine.last || other.last;
      return mine;
    },
    /** Changes what is known of a page. */
    change: function (name, how) {
      var data = record.read();
      var page = data.pages[name] = data.pages[name] || { done: false, goals: [], answers: Object.create(null) };
      how(page, data);
      record.write(data);
    }
  };
  // Before the course had an id, all this was kept under its title.
  var former = ardoise.former && record.parse(ardoise.store.get("course." + ardoise.former));
  if (former) {
    record.write(record.merge(record.read(), former));
    if (!record.refused) ardoise.store.remove("course." + ardoise.former);
  }
  // Where a page is in the folder of its language: the same in every language.
  var home = new URL(".", document.querySelector("a.brand") ? document.querySelector("a.brand").href : location.href).href;
  record.name = function (address) { return address.split(/[?#]/)[0].replace(home, "").replace(/(^|\/)$/, "$1index.html"); };
  record.page = record.name(location.href);
  ardoise.record = record;
})();
