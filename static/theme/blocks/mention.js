// Cards of what is mentioned: what it is, in a sentence, beside the link. By mouse, keyboard and touch; from what stands in the page.
(function () {
  "use strict";
  var words = JSON.parse(document.currentScript.dataset.words);
  var data = document.getElementById("ardoise-mentions");
  if (!data) return;
  var known = {};
  Array.prototype.forEach.call(data.content.children, function (one) { known[one.dataset.url] = one; });
  var card, link, timer;
  var touched = false;

  function mention(target) {
    var found = target.closest && target.closest("a.mention");
    return found && known[found.getAttribute("href")] && !found.closest(".mention-card") ? found : null;
  }
  function inCard(target) { return card && card.contains(target); }

  function hide() {
    clearTimeout(timer);
    if (!card) return;
    if (card.contains(document.activeElement)) link.focus();
    link.removeAttribute("aria-describedby");
    card.remove();
    card = link = null;
  }
  /** Under the link, or above it where there is more room; always in the window, where it scrolls if it has to. */
  function place() {
    var at = link.getClientRects()[0];
    var away = !at || at.bottom < 0 || at.top > innerHeight;
    // What has the focus is on its way into the window.
    if (away && document.activeElement !== link) return hide();
    card.style.visibility = away ? "hidden" : "";
    if (away) return;
    var below = innerHeight - at.bottom - 14;
    var above = at.top - 14;
    card.style.maxHeight = "";
    var under = card.offsetHeight <= below || below >= above;
    card.style.maxHeight = Math.max(under ? below : above, 64) + "px";
    card.style.top = (under ? at.bottom + 6 : at.top - card.offsetHeight - 6) + "px";
    card.style.left = Math.max(8, Math.min(at.left, document.documentElement.clientWidth - card.offsetWidth - 8)) + "px";
  }
  function show(to) {
    clearTimeout(timer);
    if (link === to) return;
    hide();
    link = to;
    card = known[to.getAttribute("href")].cloneNode(true);
    card.classList.add("mention-card");
    card.lastElementChild.id = "ardoise-mention";
    var go = document.createElement("a");
    go.className = "go";
    go.href = to.getAttribute("href");
    go.textContent = words.open;
    card.appendChild(go);
    link.after(card);
    link.setAttribute("aria-describedby", "ardoise-mention");
    place();
  }
  function later(what, wait) {
    clearTimeout(timer);
    timer = setTimeout(what, wait);
  }

  // A mouse that rests on a link, or goes from it to its card; what the keyboard opened stays while it has the focus.
  document.addEventListener("pointerover", function (event) {
    if (event.pointerType !== "mouse") return;
    var to = mention(event.target);
    if (to) later(function () { show(to); }, 200);
    else if (inCard(event.target)) clearTimeout(timer);
    else if (!card) clearTimeout(timer);
    else if (document.activeElement !== link && !inCard(document.activeElement)) later(hide, 300);
  });
  document.addEventListener("focusin", function (event) {
    var to = mention(event.target);
    if (to && to.matches(":focus-visible")) show(to);
    else if (!inCard(event.target) && event.target !== link) hide();
  });
  // The first touch shows the card, which has the link; the second one follows it.
  document.addEventListener("pointerdown", function (event) { touched = event.pointerType !== "mouse"; });
  document.addEventListener("click", function (event) {
    var to = mention(event.target);
    if (to && touched && event.detail && link !== to) {
      event.preventDefault();
      show(to);
    } else if (!to && !inCard(event.target)) hide();
  });
  document.addEventListener("keydown", function (event) { if (event.key === "Escape") hide(); });
  ["scroll", "resize"].forEach(function (name) { addEventListener(name, function () { if (card) place(); }, { passive: true }); });
  addEventListener("beforeprint", hide);
})();
