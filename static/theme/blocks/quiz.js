// Questions: says at once what is right and why, and keeps the answers where the browser allows. Everything else is in the page.
(function () {
  "use strict";
  var words = JSON.parse(document.currentScript.dataset.words);
  var record = window.ardoise.record;
  var all = function (selector, within) { return Array.prototype.slice.call(within.querySelectorAll(selector)); };
  var say = function (text, values) { return text.replace(/\{(\w+)\}/g, function (_, name) { return values[name]; }); };
  var number = function (element) { return Number(element.dataset.key); };

  /** A written answer as it is compared: `render/markup/answers.rs` does the same. */
  function folded(text) {
    return text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replace(/œ/g, "oe").replace(/æ/g, "ae").replace(/ß/g, "ss")
      .replace(/ø/g, "o").replace(/ł/g, "l").replace(/đ/g, "d").replace(/ı/g, "i").replace(/’/g, "'").replace(/\s+/g, " ").trim().replace(/\.+$/, "");
  }

  /**
   * How each kind is answered: `given` (nothing where it is not answered), `restore`, and `judge`, which says whether it is right, what to
   * say of it, and which lines to mark.
   */
  var kinds = {
    choices: function (box) {
      var inputs = all(".choices input", box);
      var right = function (key) { return box.querySelector(".answer [data-key='" + key + "']").classList.contains("right"); };
      return {
        given: function () {
          var keys = inputs.filter(function (input) { return input.checked; }).map(function (input) { return Number(input.value); });
          return keys.length ? keys : null;
        },
        restore: function (keys) { inputs.forEach(function (input) { input.checked = keys.indexOf(Number(input.value)) >= 0; }); },
        judge: function (keys) {
          var good = keys.filter(right).length;
          var missing = inputs.filter(function (input) { return right(Number(input.value)); }).length - good;
          var text = box.dataset.kind === "single" ? words.wrong : say(words.several, { right: good, wrong: keys.length - good, missing: missing });
          return { right: good === keys.length && !missing, text: text, marks: keys.map(function (key) { return [key, right(key)]; }) };
        }
      };
    },
    text: function (box) {
      var input = box.querySelector(".field input");
      input.addEventListener("keydown", function (event) { if (event.key === "Enter") box.querySelector(".check").click(); });
      return {
        given: function () { return folded(input.value) ? input.value : null; },
        restore: function (text) { input.value = text; },
        judge: function (text) {
          var form = all(".answer [data-key]", box).filter(function (one) { return folded(one.querySelector(".form").textContent) === folded(text); })[0];
          var right = !!form && form.classList.contains("right");
          return { right: right, text: words.wrong, marks: form ? [[number(form), right]] : [] };
        }
      };
    },
    order: function (box) {
      var list = box.querySelector(".steps");
      list.addEventListener("click", function (event) {
        var button = event.target.closest(".moves button");
        if (!button) return;
        var step = button.closest("li");
        var other = button.classList.contains("up") ? step.previousElementSibling : step.nextElementSibling;
        if (!other) return;
        clear(box);
        if (button.classList.contains("up")) other.before(step);
        else other.after(step);
        button.focus();
        box.querySelector(".verdict").textContent = say(words.place, { place: all("li", list).indexOf(step) + 1, all: list.children.length });
      });
      return {
        given: function () { return all("li", list).map(number); },
        restore: function (keys) {
          var steps = keys.map(function (key) { return list.querySelector("[data-key='" + key + "']"); });
          if (steps.length === list.children.length && steps.every(Boolean)) steps.forEach(function (step) { list.appendChild(step); });
        },
        judge: function (keys) {
          var marks = keys.map(function (key, i) { return [key, key === i + 1]; });
          return places(marks);
        }
      };
    },
    match: function (box) {
      var pairs = all(".pairs li", box).sort(function (a, b) { return number(a) - number(b); });
      var select = function (pair) { return pair.querySelector("select"); };
      return {
        given: function () {
          var given = pairs.map(function (pair) { return Number(select(pair).value); });
          return given.some(Boolean) ? given : null;
        },
        restore: function (given) { pairs.forEach(function (pair, i) { select(pair).value = String(given[i] || ""); }); },
        judge: function (given) {
          return places(pairs.map(function (pair, i) { return [number(pair), Number(pair.dataset.option) === given[i]]; }));
        }
      };
    }
  };
  function places(marks) {
    var right = marks.filter(function (mark) { return mark[1]; }).length;
    return { right: right === marks.length, text: say(words.places, { right: right, all: marks.length }), marks: marks };
  }

  function clear(box) {
    all(".told", box).forEach(function (told) { told.remove(); });
    tell(box, "", "");
  }
  function tell(box, kind, text) {
    var verdict = box.querySelector(".verdict");
    verdict.className = "verdict " + kind;
    verdict.textContent = text;
  }

  /** A copy of an explanation, whose ids stay with the first. */
  function copy(told) {
    told = told.cloneNode(true);
    all("[id]", told).forEach(function (element) { element.removeAttribute("id"); });
    return told;
  }
  /** Says under a line whether it is right, and why, in the words of the folded answer. */
  function mark(box, key, right) {
    var line = box.querySelector("li[data-key='" + key + "']:not(.answer li)");
    var told = document.createElement("div");
    var strong = document.createElement("strong");
    told.className = "told " + (right ? "right" : "wrong");
    told.appendChild(strong);
    var why = box.querySelector(".answer [data-key='" + key + "'] .why");
    strong.textContent = why ? (right ? words.yes : words.no) : right ? words.right : words.no_why;
    if (why) {
      why = copy(why);
      told.appendChild(document.createTextNode(" "));
      told.appendChild(why);
    }
    (line || box.querySelector(".field")).appendChild(told);
  }

  all(".quiz", document).forEach(function (quiz) {
    var boxes = all(".question", quiz);
    var right = {};
    var score = function () {
      var count = Object.keys(right).length;
      quiz.querySelector(".score").textContent = count ? say(words.score, { right: count, all: boxes.length }) : "";
    };
    var kept = (record.read().pages[record.page] || {}).answers || {};
    boxes.forEach(function (box) {
      var kind = (kinds[box.dataset.kind] || kinds.choices)(box);
      var before = kept[box.id];
      if (before && before.print === box.dataset.print && (typeof before.given === "string") === (box.dataset.kind === "text")) {
        kind.restore(before.given);
        if (before.right) {
          right[box.id] = true;
          tell(box, "right", words.right);
        }
      }
      box.addEventListener("input", function () { clear(box); });
      box.querySelector(".check").addEventListener("click", function () {
        clear(box);
        var given = kind.given();
        if (given === null) return tell(box, "", words.empty);
        var found = kind.judge(given);
        found.marks.forEach(function (one) { mark(box, one[0], one[1]); });
        tell(box, found.right ? "right" : "wrong", found.right ? words.right : found.text);
        if (found.right) {
          right[box.id] = true;
          var because = box.querySelector(".because");
          if (because) box.querySelector(".act").insertAdjacentElement("afterend", copy(because)).classList.add("told");
        } else delete right[box.id];
        record.change(record.page, function (page) { page.answers[box.id] = { print: box.dataset.print, given: given, right: found.right }; });
        score();
      });
    });
    score();
  });
})();
