// What the theme adds where JavaScript runs; every page can be read without it.
(function () {
  "use strict";
  var words = document.currentScript.dataset;
  var site = document.currentScript.src.replace(/theme\/ardoise\.js.*$/, "");
  var root = document.documentElement;
  var all = function (selector, within) { return Array.prototype.slice.call((within || document).querySelectorAll(selector)); };
  // Storage may be refused: then nothing is remembered.
  var store = {
    get: function (key) { try { return localStorage.getItem("ardoise." + key); } catch (e) { return null; } },
    set: function (key, value) { try { localStorage.setItem("ardoise." + key, value); return true; } catch (e) { return false; } },
    remove: function (key) { try { localStorage.removeItem("ardoise." + key); } catch (e) { /* refused */ } }
  };

  // Pages on a disk may have no clipboard of their own.
  var copy = function (text) {
    if (navigator.clipboard && navigator.clipboard.writeText) return navigator.clipboard.writeText(text);
    return new Promise(function (done, refused) {
      var area = document.createElement("textarea");
      area.value = text;
      document.body.appendChild(area);
      area.select();
      (document.execCommand("copy") ? done : refused)();
      area.remove();
    });
  };

  // What the scripts of blocks may use.
  window.ardoise = { store: store, course: words.course, former: words.former, copy: copy };

  // Search: all of it is loaded when it is first asked for. The key can be turned off in the dialog.
  var search = document.querySelector("button.search");
  if (search) {
    var loading;
    var open = function () {
      loading = loading || new Promise(function (done, fail) {
        var script = document.createElement("script");
        script.src = site + "theme/search.js";
        script.dataset.root = site;
        script.dataset.index = new URL(search.dataset.index, document.baseURI).href;
        script.onload = done;
        script.onerror = fail;
        document.head.appendChild(script);
      });
      loading.then(function () { return window.ardoiseSearch.open(); }).catch(function () { loading = null; });
    };
    var slash = function () { return store.get("slash") !== "off"; };
    if (!slash()) search.querySelector("kbd").hidden = true;
    search.addEventListener("click", open);
    document.addEventListener("keydown", function (event) {
      var typing = event.target.closest && event.target.closest("input, textarea, select, dialog, [contenteditable]");
      // Until the page is painted again, the focus stays in a dialog that was just closed.
      if (typing && typing.closest("dialog:not([open])")) typing = null;
      if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey || !slash()) return;
      event.preventDefault();
      open();
    });
  }

  // The theme: as the system, light, dark.
  all("button.theme").forEach(function (button) {
    var order = ["auto", "light", "dark"];
    var now = function () { return root.getAttribute("data-theme") || "auto"; };
    var tell = function () {
      button.setAttribute("aria-label", words[now()]);
      button.title = words[now()];
    };
    tell();
    button.addEventListener("click", function () {
      var next = order[(order.indexOf(now()) + 1) % 3];
      if (next === "auto") root.removeAttribute("data-theme");
      else root.setAttribute("data-theme", next);
      store.set("theme", next);
      tell();
    });
  });

  // Only what is wider than its place is a stop of the Tab key.
  if (window.ResizeObserver) {
    var observer = new ResizeObserver(function (entries) {
      entries.forEach(function (entry) {
        var pre = entry.target;
        if (pre.scrollWidth > pre.clientWidth) pre.tabIndex = 0;
        else pre.removeAttribute("tabindex");
      });
    });
    all("pre[tabindex]").forEach(function (pre) { observer.observe(pre); });
  }

  // The lesson one is in, and the section.
  var list = document.querySelector("nav.lessons");
  var current = list && list.querySelector("[aria-current]");
  if (current && current.offsetTop > list.clientHeight * .7) list.scrollTop = current.offsetTop - list.clientHeight / 2;
  var contents = document.querySelector("nav.contents");
  var links = contents ? all("a", contents) : [];
  var places = links.map(function (link) { return document.getElementById(decodeURIComponent(link.hash.slice(1))); });
  var waiting = false;
  var mark = function () {
    waiting = false;
    var at = -1;
    places.forEach(function (place, i) { if (place && place.getBoundingClientRect().top < 160) at = i; });
    if (innerHeight + scrollY >= root.scrollHeight - 2) at = links.length - 1;
    links.forEach(function (link, i) {
      if (i === at) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    });
  };
  if (links.length) {
    addEventListener("scroll", function () {
      if (!waiting) requestAnimationFrame(mark);
      waiting = true;
    }, { passive: true });
    mark();
    contents.addEventListener("click", function (event) {
      if (event.target.closest("a") && contents.matches(":popover-open")) contents.hidePopover();
    });
  }

  // Print what is collapsed, also where style sheets cannot open it.
  var opened = [];
  addEventListener("beforeprint", function () {
    opened = all("details:not([open])");
    opened.forEach(function (details) { details.open = true; });
  });
  addEventListener("afterprint", function () { opened.forEach(function (details) { details.open = false; }); });
})();
