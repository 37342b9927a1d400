// Tabs: those of the same data-sync change together, over all pages and languages, and are remembered: by their keys, or by what they say.
(function () {
  "use strict";
  var store = window.ardoise.store;
  var all = function (selector, within) { return Array.prototype.slice.call((within || document).querySelectorAll(selector)); };

  var groups = [];
  all(".tabs").forEach(function (box, group) {
    var panels = all(".tab", box).filter(function (panel) { return panel.parentNode === box; });
    if (!panels.length) return;
    var list = document.createElement("div");
    list.className = "tablist";
    list.setAttribute("role", "tablist");
    var buttons = panels.map(function (panel, i) {
      var button = document.createElement("button");
      var id = "ardoise-tab-" + group + "-" + i;
      button.type = "button";
      button.id = id;
      button.innerHTML = panel.querySelector(".tab-title").innerHTML;
      button.setAttribute("role", "tab");
      button.setAttribute("aria-controls", panel.id = id + "-panel");
      panel.setAttribute("role", "tabpanel");
      panel.setAttribute("aria-labelledby", id);
      list.appendChild(button);
      return button;
    });
    var keys = panels.map(function (panel, i) { return panel.dataset.keys ? panel.dataset.keys.split(" ") : [buttons[i].textContent.trim()]; });
    var self = {
      sync: box.getAttribute("data-sync"),
      show: function (key) {
        var at = -1;
        keys.forEach(function (own, i) { if (own.indexOf(key) >= 0 && (at < 0 || own[0] === key)) at = i; });
        if (at < 0) return;
        buttons.forEach(function (button, i) {
          button.setAttribute("aria-selected", i === at);
          button.tabIndex = i === at ? 0 : -1;
          panels[i].classList.toggle("shown", i === at);
        });
      }
    };
    var choose = function (at) {
      var before = buttons[at].getBoundingClientRect().top;
      var key = keys[at][0];
      self.show(key);
      if (self.sync) {
        groups.forEach(function (other) { if (other.sync === self.sync) other.show(key); });
        store.set("tab." + self.sync, key);
      }
      // What was chosen stays under the hand when tabs above it change their height.
      scrollBy(0, buttons[at].getBoundingClientRect().top - before);
    };
    list.addEventListener("click", function (event) {
      var at = buttons.indexOf(event.target.closest("button"));
      if (at >= 0) choose(at);
    });
    list.addEventListener("keydown", function (event) {
      var at = buttons.indexOf(event.target);
      var to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
      if (to === undefined) return;
      event.preventDefault();
      to = (to + buttons.length) % buttons.length;
      choose(to);
      buttons[to].focus();
    });
    box.insertBefore(list, box.firstChild);
    self.show(keys[0][0]);
    if (self.sync) self.show(store.get("tab." + self.sync));
    box.classList.add("ready");
    groups.push(self);
  });
  // What is chosen in another window is chosen here.
  addEventListener("storage", function () {
    groups.forEach(function (group) { if (group.sync) group.show(store.get("tab." + group.sync)); });
  });
})();
