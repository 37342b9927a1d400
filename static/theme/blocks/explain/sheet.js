// The text of a capture as plain lines: no escapes, no control characters, tabs as blanks. As src/capture/read/sheet.rs.
(function (C) {
  "use strict";
  const plainLine = /^[ -~]*$/;
  /** Marks without width, which hide in copied text and could reorder ours. */
  const invisible = /[\ufeff\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069]/;
  const control = /[\u0000-\u001f\u007f-\u009f\u00a0]/;

  /** The end of a control sequence whose parameters begin here. */
  function sequence(chars, at) {
    while (at < chars.length && chars[at] >= " " && chars[at] <= "?") at++;
    return at < chars.length && chars[at] >= "@" && chars[at] <= "~" ? at + 1 : at;
  }
  /** The end of an escape whose first character after ESC is here. */
  function escape(chars, at) {
    const kind = chars[at];
    if (kind === "[") return sequence(chars, at + 1);
    if (kind === "]" || kind === "P" || kind === "_" || kind === "^") {
      at++;
      while (at < chars.length) {
        const char = chars[at++];
        if (char === "\u0007") break;
        if (char === "\u001b" && chars[at] === "\\") return at + 1;
      }
      return at;
    }
    return at + (kind === "(" || kind === ")" || kind === "#" ? 2 : 1);
  }
  /** A line, or a text from elsewhere, made fit for one line of output. */
  C.plain = function (line) {
    if (plainLine.test(line)) return line;
    const chars = Array.from(line);
    const out = [];
    for (let at = 0; at < chars.length;) {
      const char = chars[at++];
      if (char === "\u001b") at = escape(chars, at);
      else if (char === "\u009b") at = sequence(chars, at);
      else if (char === "\t") for (let blanks = 8 - (out.length % 8); blanks > 0; blanks--) out.push(" ");
      else if (!invisible.test(char)) out.push(control.test(char) ? " " : char);
    }
    return out.join("");
  };
  /** How many characters a text has. */
  C.count = function (text) {
    let count = text.length;
    if (plainLine.test(text)) return count;
    for (let at = 0; at + 1 < text.length; at++) if (text.codePointAt(at) > 0xffff) { count--; at++; }
    return count;
  };
  /** The order of texts by their characters. */
  C.compare = function (one, other) {
    if (one === other) return 0;
    const length = Math.min(one.length, other.length);
    for (let at = 0; at < length; at++) {
      let a = one.charCodeAt(at);
      let b = other.charCodeAt(at);
      if (a === b) continue;
      // Halves of pairs stand for characters after all others.
      if (a >= 0xd800 && b >= 0xd800) { a += a >= 0xe000 ? -0x800 : 0x2000; b += b >= 0xe000 ? -0x800 : 0x2000; }
      return a < b ? -1 : 1;
    }
    return one.length < other.length ? -1 : 1;
  };
  /** A capture cut into cleaned lines, as many as it has. */
  C.sheet = function* (raw) {
    const lines = raw === "" ? [] : (raw.endsWith("\n") ? raw.slice(0, -1) : raw).split("\n");
    const widths = new Array(lines.length);
    let width = 0;
    let full = 0;
    for (let at = 0; at < lines.length; at++) {
      lines[at] = C.plain(lines[at].endsWith("\r") ? lines[at].slice(0, -1) : lines[at]);
      widths[at] = C.count(lines[at]);
      if (widths[at] > width) { width = widths[at]; full = 0; }
      if (widths[at] === width) full++;
      if (at % 500 === 499) yield;
    }
    return { lines: lines, widths: widths, width: width, full: full };
  };
})(window.ardoiseCapture = window.ardoiseCapture || {});
