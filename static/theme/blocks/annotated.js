// Code with notes: a button that copies the file as it is, and arrow keys that step from note to note.
(function () {
  "use strict";
  var words = JSON.parse(document.currentScript.dataset.words);
  var all = function (selector, within) { return Array.prototype.slice.call(within.querySelectorAll(selector)); };

  var copy = window.ardoise.copy;

  all(".annotated", document).forEach(function (block) {
    all(".lines[data-copies]", block).forEach(function (lines) {
      var button = document.createElement("button");
      button.type = "button";
      button.className = "copy";
      button.textContent = words.copy;
      button.setAttribute("aria-live", "polite");
      button.addEventListener("click", function () {
        copy(all("code", lines).map(function (code) { return code.textContent; }).join("")).then(function () {
          button.textContent = words.copied;
          setTimeout(function () { button.textContent = words.copy; }, 1600);
        }, function () { getSelection().selectAllChildren(lines); });
      });
      block.querySelector(".annotated-head").appendChild(button);
    });

    // Badges and titles of notes: the next one of the same sort.
    block.addEventListener("keydown", function (event) {
      var kind = [".b", ".note-title a"].filter(function (kind) { return event.target.matches(kind); })[0];
      if (!kind || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
      var stops = all(kind, block).filter(function (stop) { return stop.getClientRects().length; });
      var at = stops.indexOf(event.target);
      var to = { ArrowDown: at + 1, ArrowRight: at + 1, ArrowUp: at - 1, ArrowLeft: at - 1, Home: 0, End: stops.length - 1 }[event.key];
      if (to === undefined) return;
      event.preventDefault();
      stops[(to + stops.length) % stops.length].focus();
    });
  });
})();
