// Search: loaded when it is first asked for. The index stands beside it in files that call ardoiseSearch(name, data); words are folded here
// as the program folds them, and grouped by stem already.
(function () {
  "use strict";
  var own = document.currentScript.dataset;
  var root = own.root;
  var store = window.ardoise.store;
  var folder = own.index.replace(/\.js$/, "/");

  // Files of the index

  var index;
  var arrived = {};
  var waiting = {};
  window.ardoiseSearch = function (name, data) { if (arrived[name]) arrived[name](data); };
  function load(name) {
    if (!waiting[name]) waiting[name] = new Promise(function (done, fail) {
      arrived[name] = done;
      var script = document.createElement("script");
      script.src = name === "index" ? own.index : folder + name + ".js?" + index.version;
      script.onload = function () { script.remove(); };
      script.onerror = function () {
        delete waiting[name];
        script.remove();
        fail(new Error(name));
      };
      document.head.appendChild(script);
    });
    return waiting[name];
  }
  var shards = {};
  function shard(at) {
    if (!shards[at]) {
      shards[at] = load("w" + at).then(read);
      shards[at].catch(function () { delete shards[at]; });
    }
    return shards[at];
  }

  // Words

  var alone = "\\u3040-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{3ffff}";
  var word = new RegExp("[" + alone + "]|(?:(?![" + alone + "])[\\p{L}\\p{N}\\p{M}])+", "gu");
  var plain = /^[a-z0-9]{1,40}$/;
  var letters = { "œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ı": "i" };
  function fold(text) {
    if (plain.test(text)) return text;
    var folded = text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replace(/[œæßøłđı]/g, function (c) { return letters[c]; });
    return folded.length > 40 ? Array.from(folded).slice(0, 40).join("") : folded;
  }
  /** The words of a front-coded list. */
  function unfold(text) {
    var words = [];
    var last = "";
    var start = 0;
    for (var i = 0; i <= text.length; i++) {
      var code = text.charCodeAt(i);
      if (i < text.length && (code < 65 || code > 90)) continue;
      last = (start ? last.slice(0, text.charCodeAt(start - 1) - 65) : "") + text.slice(start, i);
      if (last) words.push(last);
      start = i + 1;
    }
    return words;
  }
  /** A shard: its groups by word. */
  function read(text) {
    var shard = { groups: [], words: new Map() };
    text.split("\n").forEach(function (line) {
      var to = line.indexOf(">");
      if (to > 0) return shard.words.set(line.slice(0, to), line.slice(to + 1));
      var parts = line.split(" ");
      var group = { words: unfold(parts[0]), weight: parseInt(parts[1], 36), postings: parts[2] };
      shard.groups.push(group);
      group.words.forEach(function (word) { shard.words.set(word, group); });
    });
    return shard;
  }
  /** The number of the shard that a word falls into. */
  function place(word) {
    var low = 0;
    var high = index.shards.length;
    while (low < high) {
      var middle = (low + high) >> 1;
      if (index.shards[middle] <= word) low = middle + 1;
      else high = middle;
    }
    return Math.max(low - 1, 0);
  }
  function group(word) {
    return shard(place(word)).then(function (shard) {
      var found = shard.words.get(word);
      return typeof found === "string" ? group(found) : found;
    });
  }
  /** The groups that have a word with that beginning, the shortest words first. */
  function beginning(prefix) {
    var wanted = [];
    for (var i = place(prefix), last = Math.min(place(prefix + "\uffff"), i + 3); i <= last; i++) wanted.push(shard(i));
    return Promise.all(wanted).then(function (shards) {
      var found = [];
      shards.forEach(function (shard) {
        shard.groups.forEach(function (group) {
          var length = 99;
          group.words.forEach(function (word) { if (word.startsWith(prefix)) length = Math.min(length, word.length); });
          if (length < 99 && group.weight) found.push({ group: group, length: length });
        });
      });
      found.sort(function (a, b) { return a.length - b.length; });
      return found.slice(0, 50).map(function (one) { return one.group; });
    });
  }

  /** Edits (one letter added, lost, changed, or two that changed places) from a to b, or more than most. */
  function edits(a, b, most) {
    if (Math.abs(a.length - b.length) > most) return most + 1;
    var before = [];
    var last = [];
    var now = [];
    for (var j = 0; j <= b.length; j++) last[j] = j;
    for (var i = 1; i <= a.length; i++) {
      now[0] = i;
      var least = i;
      for (j = 1; j <= b.length; j++) {
        var cost = a[i - 1] === b[j - 1] ? 0 : 1;
        now[j] = Math.min(last[j] + 1, now[j - 1] + 1, last[j - 1] + cost);
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) now[j] = Math.min(now[j], before[j - 2] + 1);
        if (now[j] < least) least = now[j];
      }
      if (least > most) return most + 1;
      var spare = before;
      before = last;
      last = now;
      now = spare;
    }
    return last[b.length];
  }
  var every;
  /** The words that come nearest to one that is not there; failing that, those that share its beginning. */
  function near(word, open) {
    return load("words").then(function (text) {
      every = every || unfold(text);
      var most = word.length < 4 ? 0 : word.length < 8 ? 1 : 2;
      var found = [];
      if (most) every.forEach(function (other) {
        var distance = edits(word, other, most);
        if (open && distance > most && other.length > word.length) distance = edits(word, other.slice(0, word.length), most) + .5;
        if (distance <= most) found.push({ word: other, distance: distance });
      });
      var apart = function (one) { return Math.abs(one.word.length - word.length); };
      found.sort(function (a, b) { return a.distance - b.distance || apart(a) - apart(b) || a.word.length - b.word.length; });
      found = found.filter(function (one) { return one.distance < found[0].distance + 1; }).slice(0, 5);
      if (found.length) return found.map(function (one) { return one.word; });
      for (var length = word.length - 1; length >= 3; length--) {
        var start = word.slice(0, length);
        found = every.filter(function (other) { return other.startsWith(start); });
        if (found.length) return found.sort(function (a, b) { return a.length - b.length; }).slice(0, 5);
      }
      return [];
    });
  }

  // Finding

  /** What one word of the query finds: groups, and how much each counts. Null for a word that says nothing. */
  function meant(word, open) {
    return Promise.all([group(word), open && word.length > 1 ? beginning(word) : []]).then(function (both) {
      var exact = both[0];
      // A longer word counts less than the one that was typed, however rare it is.
      var found = both[1].filter(function (group) { return group !== exact; })
        .map(function (group) { return { group: group, factor: .4, most: exact && exact.weight }; });
      if (exact && exact.weight) found.unshift({ group: exact, factor: 1 });
      if (found.length) return { groups: found, prefix: open ? word : "", near: [] };
      if (exact) return null;
      return near(word, open).then(function (words) {
        return Promise.all(words.map(group)).then(function (groups) {
          groups = groups.filter(function (group, i) { return group && group.weight && groups.indexOf(group) === i; });
          return { groups: groups.map(function (group, i) { return { group: group, factor: i ? .3 : .6, most: groups[0].weight }; }), prefix: "", near: words };
        });
      });
    });
  }
  /** What a section gets for a word of the query. */
  function weigh(meaning, total) {
    var weights = new Float32Array(total);
    meaning.groups.forEach(function (one) {
      var unit = Math.min(one.group.weight, one.most || Infinity) * one.factor / 26;
      var text = one.group.postings;
      var section = -1;
      var distance = 0;
      for (var i = 0; i < text.length; i++) {
        var code = text.charCodeAt(i);
        if (code >= 65 && code <= 90) {
          section += distance || 1;
          distance = 0;
          var weight = (code - 64) * unit;
          if (weight > weights[section]) weights[section] = weight;
        } else distance = distance * 36 + code - (code < 58 ? 48 : 87);
      }
    });
    return weights;
  }
  /** The pages that answer, the best first: number, score, how many of the words they have, and what finds their sections. */
  function rank(meanings) {
    var total = index.sections.reduce(function (a, b) { return a + b; }, 0);
    var weights = meanings.map(function (meaning) { return weigh(meaning, total); });
    // The root: a section that has a little of each word comes before one that has much of one.
    weights.forEach(function (of) { for (var i = 0; i < total; i++) if (of[i]) of[i] = Math.sqrt(of[i]); });
    var scores = weights.reduce(function (sum, of) { return sum ? sum.map(function (score, i) { return score + of[i]; }) : of; }, null);
    var pages = [];
    var most = 0;
    var start = 0;
    for (var number = 0; number < index.sections.length; number++) {
      var first = start;
      var score = 0;
      start += index.sections[number];
      for (var i = first; i < start; i++) if (scores[i] > score) score = scores[i];
      if (!score) continue;
      var words = 0;
      for (var w = 0; w < weights.length; w++) {
        var best = 0;
        for (i = first; i < start; i++) if (weights[w][i] > best) best = weights[w][i];
        if (best) words++;
        score += best * .2;
      }
      most = Math.max(most, words);
      pages.push({ number: number, words: words, score: score, first: first, last: start, scores: scores });
    }
    return pages.filter(function (page) { return page.words * 2 > most; })
      .sort(function (a, b) { return b.words - a.words || b.score - a.score || a.number - b.number; });
  }
  /** The sections of a page that answer, the best first. */
  function sections(page) {
    var found = [];
    for (var i = page.first; i < page.last; i++) if (page.scores[i]) found.push({ at: i - page.first, score: page.scores[i] });
    return found.sort(function (a, b) { return b.score - a.score || a.at - b.at; });
  }
  function search(text) {
    var words = (text.match(word) || []).map(function (one) { return fold(one); }).filter(Boolean).slice(0, 12);
    var open = /[\p{L}\p{N}\p{M}]$/u.test(text);
    return load("index").then(function (data) {
      index = data;
      return Promise.all([
        Promise.all(words.map(function (one, i) { return meant(one, open && i === words.length - 1); })),
        Promise.all(words.slice(1).map(function (one, i) { return group(words[i] + one); }))
      ]);
    }).then(function (both) {
      var meanings = both[0];
      // Two words that the course writes as one: "config map".
      both[1].forEach(function (joined, i) {
        if (!joined || !joined.weight) return;
        [i, i + 1].forEach(function (at) {
          var own = meanings[at];
          if (!own || own.near.length) own = meanings[at] = { groups: [], prefix: "", near: [] };
          own.groups.push({ group: joined, factor: 1 });
        });
      });
      var said = meanings.filter(Boolean);
      var marked = new Set();
      said.forEach(function (one) { one.groups.forEach(function (found) { found.group.words.forEach(function (word) { marked.add(word); }); }); });
      var nearest = [];
      said.forEach(function (one) { nearest = nearest.concat(one.near.slice(0, 3)); });
      var known = new Map();
      return {
        pages: said.length ? rank(said) : [],
        near: nearest,
        isMarked: function (one) {
          if (!known.has(one)) known.set(one, isMarked(fold(one)));
          return known.get(one);
        }
      };
      function isMarked(one) {
        // "kubeproxy" finds kube-proxy, of which no part is that word.
        var part = one.length > 3 && words.some(function (typed) { return typed.startsWith(one) || typed.endsWith(one); });
        return part || marked.has(one) || said.some(function (meaning) { return meaning.prefix.length > 1 && one.startsWith(meaning.prefix); });
      }
    });
  }
  /** The file that a page's part is in, of those that begin with these pages. */
  function fileOf(number, starts) {
    var file = 0;
    while (file + 1 < starts.length && starts[file + 1] <= number) file++;
    return file;
  }
  /** The beginnings of the sections of a page. */
  function texts(number) {
    var file = fileOf(number, index.texts);
    return load("t" + file).then(function (pages) { return pages[number - index.texts[file]]; });
  }
  var heads = {};
  /** What a page is called: address, title, label, colour, and of each section its place, title and other names. */
  function head(number) {
    var file = fileOf(number, index.heads);
    return load("h" + file).then(function (text) {
      var lines = heads[file] = heads[file] || text.split("\n");
      var parts = lines[number - index.heads[file]].split("\t");
      var sections = [];
      for (var i = 4; i < parts.length; i += 3) sections.push(parts.slice(i, i + 3));
      return { url: parts[0], title: parts[1], label: parts[2], color: parts[3], sections: sections };
    });
  }

  // The dialog

  var dialog, field, list, status, more;
  var step = 10;
  var inView = 4;
  function make(name, className, text, parent) {
    var element = document.createElement(name);
    if (className) element.className = className;
    if (text) element.textContent = text;
    if (parent) parent.appendChild(element);
    return element;
  }
  /** Writes a text, with the words that were found marked. */
  function write(parent, text, isMarked) {
    var at = 0;
    text.replace(word, function (one, start) {
      if (!isMarked(one)) return;
      parent.appendChild(document.createTextNode(text.slice(at, start)));
      make("mark", "", one, parent);
      at = start + one.length;
    });
    parent.appendChild(document.createTextNode(text.slice(at)));
  }
  /** The part of a text with the most different words that were found; its beginning where the title has them already. */
  function excerpt(text, isMarked, fromStart) {
    var length = 170;
    var hits = [];
    if (!fromStart) text.replace(word, function (one, start) { if (isMarked(one)) hits.push({ word: fold(one), at: start }); });
    var best = 0;
    var start = 0;
    hits.forEach(function (hit, i) {
      var seen = new Set();
      for (var j = i; j < hits.length && hits[j].at < hit.at + length - 40; j++) seen.add(hits[j].word);
      if (seen.size > best) {
        best = seen.size;
        start = hit.at;
      }
    });
    start = start < 60 ? 0 : text.indexOf(" ", start - 40) + 1;
    var end = start + length >= text.length ? text.length : text.lastIndexOf(" ", start + length);
    if (end <= start) end = start + length;
    return (start ? "… " : "") + text.slice(start, end) + (end < text.length ? " …" : "");
  }
  /** A result: its best section, and under it the others that count; their texts are told later. */
  function result(page, head, isMarked) {
    var item = make("li", head.color);
    var untold = [];
    sections(page).slice(0, 3).filter(function (section, i, all) { return !i || section.at && section.score > all[0].score * .5; })
      .forEach(function (section, i) {
        var own = head.sections[section.at] || ["", "", ""];
        var link = make("a", i ? "section" : "", "", item);
        link.href = root + head.url + (own[0] ? "#" + encodeURIComponent(own[0]) : "");
        var title = make("span", "title", "", link);
        if (!i) write(title, head.title, isMarked);
        if (own[1]) {
          if (!i) make("span", "into", " › ", title);
          write(title, own[1], isMarked);
        }
        if (!i && head.label) make("span", "label", " " + head.label, link);
        if ((own[2].match(word) || []).some(function (one) { return isMarked(one); })) write(make("span", "names", " · ", link), own[2], isMarked);
        untold.push({ at: section.at, into: make("span", "excerpt", "", link), named: title.querySelector("mark") });
      });
    return { item: item, tell: function (texts) {
      untold.forEach(function (one) { write(one.into, excerpt(texts[one.at] || "", isMarked, one.named), isMarked); });
    } };
  }
  var latest = 0;
  /** Answers what stands in the field. */
  function answer() {
    var query = field.value.trim();
    var now = ++latest;
    if (!query) {
      show(query, { pages: [], near: [] }, [], 0);
      return offer(query, { pages: [] }, 0);
    }
    search(field.value.replace(/^\s+/, "")).then(function (found) {
      if (now === latest) return page(query, found, 0, now);
    }).catch(function () {
      if (now === latest) status.textContent = index ? index.words.failed : own.failed;
    });
  }
  function page(query, found, from, now) {
    var to = from + step;
    var pages = found.pages.slice(from, to);
    return Promise.all(pages.map(function (one) { return head(one.number); })).then(function (heads) {
      if (now !== latest) return;
      var results = heads.map(function (head, i) { return result(pages[i], head, found.isMarked); });
      show(query, found, results.map(function (one) { return one.item; }), from);
      // The texts of each page may take a file: those in view come first, and nothing else waits for them.
      return tell(0, inView).then(function () { return tell(inView, step); }).then(function () {
        if (now === latest) offer(query, found, to);
      });
      function tell(first, last) {
        return Promise.all(results.slice(first, last).map(function (one, i) {
          return texts(pages[first + i].number).then(function (texts) { if (now === latest) one.tell(texts); });
        }));
      }
    });
  }
  /** Writes results; the first in place of those before. */
  function show(query, found, items, from) {
    if (from) return items.forEach(function (item) { list.appendChild(item); });
    var words = index.words;
    var count = found.pages.length;
    list.textContent = "";
    dialog.querySelector(".found").scrollTop = 0;
    more.hidden = true;
    items.forEach(function (item) { list.appendChild(item); });
    var told = !query ? "" : count ? (count > 1 ? words.many.replace("{count}", count) : words.one) : words.none.replace("{query}", query);
    status.textContent = (told + (count && found.near.length ? " " + words.near.replace("{words}", found.near.join(", ")) : "")).trim();
    list.dataset.query = query;
    list.setAttribute("aria-busy", "true");
  }
  /** A button for the results after those that are shown. */
  function offer(query, found, shown) {
    list.removeAttribute("aria-busy");
    more.hidden = shown >= found.pages.length;
    more.onclick = function () {
      var before = list.children.length;
      page(query, found, shown, latest).then(function () {
        var next = list.children[before];
        if (next) next.querySelector("a").focus();
      });
    };
  }
  /** Arrows go through the results; what is typed goes into the field. */
  function key(event) {
    var links = Array.prototype.slice.call(list.querySelectorAll("a"));
    var at = links.indexOf(document.activeElement);
    var inField = document.activeElement === field;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (!inField && at < 0) return;
      event.preventDefault();
      var to = at + (event.key === "ArrowDown" ? 1 : -1);
      if (to < 0) field.focus();
      else if (links[to]) links[to].focus();
    } else if (event.key === "Enter" && inField) {
      event.preventDefault();
      // Only an answer to what stands there is opened.
      if (links[0] && list.dataset.query === field.value.trim()) links[0].click();
    } else if (at >= 0 && event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey && !event.altKey) {
      field.focus();
    }
  }
  function build() {
    var words = index.words;
    dialog = make("dialog", "searching");
    dialog.setAttribute("aria-label", words.title);
    var head = make("form", "ask", "", dialog);
    head.setAttribute("role", "search");
    head.addEventListener("submit", function (event) { event.preventDefault(); });
    field = make("input", "", "", head);
    field.type = "search";
    field.placeholder = words.title;
    field.setAttribute("aria-label", words.title);
    field.autocomplete = "off";
    field.spellcheck = false;
    field.setAttribute("autocapitalize", "off");
    field.setAttribute("enterkeyhint", "search");
    var close = make("button", "close", words.close, head);
    close.type = "button";
    status = make("p", "status", "", dialog);
    status.setAttribute("role", "status");
    var found = make("div", "found", "", dialog);
    list = make("ol", "results", "", found);
    more = make("button", "more", words.more, found);
    more.type = "button";
    more.hidden = true;
    var foot = make("div", "foot", "", dialog);
    make("p", "keys", words.keys, foot);
    var slash = make("label", "", "", foot);
    var box = make("input", "", "", slash);
    box.type = "checkbox";
    box.checked = store.get("slash") !== "off";
    slash.appendChild(document.createTextNode(" " + words.slash));
    box.addEventListener("change", function () { store.set("slash", box.checked ? "on" : "off"); });
    field.addEventListener("input", answer);
    dialog.addEventListener("keydown", key);
    close.addEventListener("click", function () { dialog.close(); });
    dialog.addEventListener("click", function (event) {
      if (event.target === dialog || event.target.closest("a")) dialog.close();
    });
    document.body.appendChild(dialog);
  }
  /** Finds something that nobody asked for, so that the first answer finds its code compiled. */
  var warmed;
  function warm() {
    if (warmed || !index.shards.length) return;
    warmed = search(index.shards[index.shards.length >> 1]).then(function (found) {
      var first = found.pages[0];
      if (first) return Promise.all([head(first.number), texts(first.number)]).then(function (both) {
        result(first, both[0], found.isMarked).tell(both[1]);
      });
    }).catch(function () { warmed = null; });
  }
  var styled = new Promise(function (done) {
    var link = make("link", "", "", document.head);
    link.rel = "stylesheet";
    link.onload = link.onerror = done;
    link.href = root + "theme/search.css";
  });
  window.ardoiseSearch.open = function () {
    return Promise.all([load("index"), styled]).then(function (both) {
      index = both[0];
      index.heads.forEach(function (_, i) { load("h" + i).catch(function () {}); });
      if (!dialog) build();
      if (!dialog.open) dialog.showModal();
      field.focus();
      field.select();
      setTimeout(warm);
    });
  };
})();
