// The small grammars inside rows: ids, ages, statuses, sizes, quoted commands, names. As src/capture/read/words.rs and name.rs.
(function (C) {
  "use strict";
  const W = (C.words = C.words || {});
  const text = (words, at) => (at >= 0 && at < words.length ? words[at].text : "");

  /** The words of a line and where each begins. */
  W.of = (line) => Array.from(line.matchAll(/\S+/g), (found) => ({ at: found.index, text: found[0] }));
  /** The text from the first to the last of these words, as it stands in the line. */
  W.span = function (line, words) {
    if (!words.length) return "";
    const last = words[words.length - 1];
    return line.slice(words[0].at, last.at + last.text.length);
  };
  W.isId = (word) => /^(?:[0-9a-f]{12,13}|[0-9a-f]{64})$/.test(word);
  /** A whole number of 32 bits in decimal digits, or null. */
  W.number = (word) => (/^[0-9]+$/.test(word) && Number(word) <= 4294967295 ? Number(word) : null);

  const isUnit = (word) => /^(?:second|minute|hour|day|week|month|year)s?$/.test(word);
  /** How many words from here on are a duration; 0 if none. */
  W.duration = function (words, from) {
    const first = text(words, from);
    if (first === "About") return /^an?$/.test(text(words, from + 1)) && isUnit(text(words, from + 2)) ? 3 : 0;
    if (first === "Less") return text(words, from + 1) === "than" && isUnit(text(words, from + 3)) ? 4 : 0;
    return W.number(first) !== null && isUnit(text(words, from + 1)) ? 2 : 0;
  };
  /** How many words from here on are an age; 0 if none. */
  W.age = function (words, from) {
    const length = W.duration(words, from);
    return length && text(words, from + length) === "ago" ? length + 1 : 0;
  };
  /** How many words a time takes that may be missing, but that must be whole if it is begun; null if it is not. */
  function optional(words, from, whole) {
    const length = whole(words, from);
    if (length) return length;
    const first = text(words, from);
    return first === "About" || first === "Less" || W.number(first) !== null ? null : 0;
  }
  /** The status of Docker from here on, as its length in words and the state it tells; or null. */
  W.status = function (words, from) {
    const at = (index) => text(words, from + index);
    switch (at(0)) {
      case "Up": {
        const time = optional(words, from + 1, W.duration);
        if (time === null) return null;
        let length = 1 + time;
        let state = { is: "running" };
        while (at(length).startsWith("(")) {
          let close = 0;
          while (close < 3 && !at(length + close).endsWith(")")) close++;
          if (close === 3) return null;
          if (at(length) === "(Paused)") state = { is: "paused" };
          length += close + 1;
        }
        return { length: length, state: state };
      }
      case "Exited":
      case "Restarting": {
        const code = /^\(([+-]?[0-9]+)\)$/.exec(at(1));
        if (!code || Number(code[1]) > 2147483647 || Number(code[1]) < -2147483648) return null;
        const time = optional(words, from + 2, W.age);
        if (time === null) return null;
        const state = at(0) === "Exited" ? { is: "exited", code: Number(code[1]) } : { is: "restarting" };
        return { length: 2 + time, state: state };
      }
      case "Created":
      case "Initialized":
        return { length: 1, state: { is: "created" } };
      case "Dead":
        return { length: 1, state: { is: "dead" } };
      case "Removal":
        return at(1) === "In" && at(2) === "Progress" ? { length: 3, state: { is: "dead" } } : null;
      default:
        return null;
    }
  };
  /** The state that a whole status text tells. */
  W.stateOf = function (status) {
    const words = W.of(status);
    const found = W.status(words, 0);
    return found && found.length === words.length ? found.state : { is: "unknown" };
  };
  W.beginsStatus = (word) => /^(?:Up|Exited|Restarting|Removal)$/.test(word);
  const isSize = (word) => /^[0-9.]+(?:B|kB|KB|MB|GB|TB|KiB|MiB|GiB)$/.test(word);
  /** How many words at the end are a size. */
  W.size = function (words) {
    const at = (back) => text(words, words.length - back);
    if (at(1).endsWith(")") && at(2) === "(virtual" && isSize(at(3))) return 3;
    return isSize(at(1)) ? 1 : 0;
  };
  /** Where a quoted text that begins here ends, after its closing quote; -1 if it does not. */
  W.quotedEnd = function (line, from) {
    for (let at = from + 1; at < line.length; at++) {
      if (line[at] === "\\") at++;
      else if (line[at] === '"') return at + 1;
    }
    return -1;
  };
  /** Undoes the escapes of a Go string that matter on one line. */
  const unescape = (text) =>
    text.replace(/\\([^])?/gu, (all, next) => (next === undefined ? "\\" : /[ntr]/.test(next) ? " " : /["\\']/.test(next) ? next : all));
  /** A command as tables print it: quoted, cut at twenty characters, with `…`, `...` or no mark at all. */
  W.command = function (shown) {
    shown = shown.trim();
    const opened = shown.startsWith('"');
    let inner = opened ? shown.slice(1) : shown;
    const closed = opened && inner.endsWith('"') && !inner.endsWith('\\"');
    if (closed) inner = inner.slice(0, -1);
    const mark = inner.endsWith("…") ? 1 : inner.endsWith("...") ? 3 : 0;
    const text = unescape((mark ? inner.slice(0, -mark) : inner).trimEnd());
    const cut = mark > 0 || (opened && !closed);
    return text === "" && !cut ? null : { text: text, cut: cut };
  };
  /** The first words of a line, to recognise it by. */
  W.excerpt = function (line) {
    const chars = line.trim().slice(0, 802);
    let out = "";
    let length = 0;
    let index = 0;
    for (const char of chars) {
      if (length >= 40 || index >= 400) return out.trimEnd() + "…";
      if (char !== " " || !out.endsWith(" ")) { out += char; length++; }
      index++;
    }
    return out;
  };

  const label = /^[a-z0-9-]+$/;
  W.isSubdomain = (text) => /^[a-z0-9-]+(?:\.[a-z0-9-]+)*$/.test(text);
  W.isStaticUid = (uid) => uid !== null && /^[0-9a-fA-F]{32}$/.test(uid);
  const isUid = (text) => W.isStaticUid(text) || /^[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$/.test(text);

  function ofNerdctl(path) {
    const parts = path.split("/");
    if (parts.length < 2 || parts.length > 3) return { is: "bad" };
    const ok = label.test(parts[0]) && W.isSubdomain(parts[1]) && (parts.length === 2 || label.test(parts[2]));
    if (!ok) return { is: "bad" };
    return { is: "kube", container: parts.length === 3 ? parts[2] : null, pod: parts[1], namespace: parts[0], uid: null, attempt: null };
  }
  function oneName(name) {
    if (name.startsWith("k8s://")) return ofNerdctl(name.slice(6));
    if (!name.startsWith("k8s_")) return { is: "plain" };
    const parts = name.slice(4).split("_");
    if (parts.length === 5 && parts[0].includes(".")) return { is: "old" };
    if (parts.length < 5 || parts.length > 6) return { is: "bad" };
    const attempt = W.number(parts[4]);
    const ok = (parts.length === 5 || /^[0-9a-fA-F]{8}$/.test(parts[5])) && (parts[0] === "POD" || label.test(parts[0])) &&
      W.isSubdomain(parts[1]) && label.test(parts[2]) && isUid(parts[3]) && attempt !== null;
    if (!ok) return { is: "bad" };
    return { is: "kube", container: parts[0], pod: parts[1], namespace: parts[2], uid: parts[3], attempt: attempt };
  }
  /** Reads a Docker name; of several names (links), the first that is Kubernetes' own. */
  W.name = function (names) {
    let best = { is: "plain" };
    for (const name of names.split(",")) {
      const found = oneName(name);
      if (found.is === "kube") return found;
      if (best.is === "plain") best = found;
    }
    return best;
  };
})(window.ardoiseCapture = window.ardoiseCapture || {});
