// Reading: every line of a capture becomes a record, or gets a remark. As src/capture/read/{mod,wrap}.rs.
(function (C) {
  "use strict";
  const W = (C.words = C.words || {});

  // Rows and heads that a narrow terminal broke over several lines, put together again

  function glued(sheet, first, last, width, gap) {
    let whole = "";
    for (let at = first; at <= last; at++) {
      whole += sheet.lines[at];
      if (at < last) whole += width > 0 ? " ".repeat(Math.max(width - sheet.widths[at], 0)) : gap;
    }
    return whole;
  }
  /** The lines as one: padded to their own width, to the capture's width, with a blank between, with nothing. */
  function glues(sheet, first, last) {
    let own = 0;
    for (let at = first; at <= last; at++) own = Math.max(own, sheet.widths[at]);
    const all = Math.min(sheet.width, own * 2 + 16);
    return [[own, ""], [all, ""], [0, " "], [0, ""]].map((glue) => () => glued(sheet, first, last, glue[0], glue[1]));
  }
  /** Reads a head, on one line or on several; says on which line it ends. */
  function head(sheet, first) {
    const line = sheet.lines[first];
    const alone = C.head(line);
    if (!/^(?:CONTAINER|POD ID|NAMESPACE|NAME )/.test(line.trimStart())) return alone && { head: alone, last: first };
    let best = alone && { head: alone, last: first };
    for (let last = first + 1; last < Math.min(sheet.lines.length, first + 6); last++) {
      const next = sheet.lines[last].trim();
      const other = C.head(next);
      if (!/^[A-Z ]+$/.test(next) || (other && other.source && C.beginsTable(other))) break;
      let found = null;
      for (const glue of glues(sheet, first, last)) {
        const read = C.head(glue());
        if (read && read.source && (!found || C.knownColumns(read) > C.knownColumns(found))) found = read;
      }
      if (found) best = { head: found, last: last };
    }
    return best;
  }
  const isCut = (row) => row.flaw !== null && row.flaw.is === "cut-row";
  /** How sure a row's name is: an ordinary one may be part of a longer one. */
  function rank(row) {
    if (row.pod) return 3;
    return row.flaw && row.flaw.is === "old-name" ? 2 : row.flaw && row.flaw.is === "bad-name" ? 1 : 0;
  }
  /** How much a row says. */
  function known(row) {
    if (row.facts) return (row.facts.ip !== null ? 1 : 0) + (row.facts.node !== null ? 1 : 0);
    return ["command", "created", "status", "name"].filter((field) => row.container[field] !== null).length;
  }
  /** Whether a row put together says more than the row it replaces. */
  function better(row, old, proof) {
    if (isCut(row) !== isCut(old)) return isCut(old);
    if (isCut(row)) return known(row) > known(old);
    return (rank(row) > rank(old) && rank(old) > 0) || (proof && rank(row) >= rank(old));
  }
  /** Whether a line can be the rest of the one before. */
  function continues(line, head) {
    const trimmed = line.trim();
    if (trimmed === "") return false;
    const first = /^\S+/.exec(trimmed)[0];
    const sandbox = head !== null && head.source === "crictl-ps";
    return !(W.isId(first) && trimmed.length > first.length && !sandbox) && !C.beginsJson(trimmed) && !C.head(line) &&
      !C.isPrompt(line) && !C.isRuler(line) && C.message(line) === null && !C.row(line, head);
  }
  function isLoneId(line) { return W.isId(line.trim()); }
  /** Reads a row, on one line or on several; says on which line it ends. */
  function row(sheet, first, head) {
    const alone = C.row(sheet.lines[first], head);
    const source = C.beginsRow(sheet.lines[first], head);
    const worth = alone ? alone.flaw !== null || sheet.widths[first] === sheet.width : source !== null;
    if (!worth) return alone && { row: alone, last: first };
    const limit = source === "kubectl-pods" ? 4 : 32;
    let best = alone && { row: alone, last: first };
    // No row begins with two ids: where they stand under each other they are two rows, of which the ends are lost.
    const lone = isLoneId(sheet.lines[first]);
    const goesOn = (last) => !(lone && last === first && isLoneId(sheet.lines[last + 1])) && continues(sheet.lines[last + 1], head);
    for (let last = first; last + 1 < sheet.lines.length && last + 1 - first < limit && goesOn(last);) {
      last++;
      let found = null;
      for (const glue of glues(sheet, first, last)) {
        const read = C.row(glue(), head);
        if (!read) continue;
        if (read.flaw === null) { found = read; break; }
        // Of several that are not whole, the last of the surest.
        if (!found || rank(read) >= rank(found)) found = read;
      }
      const proof = sheet.full >= 2 || C.beginsRow(sheet.lines[last + 1] || "", head) !== null;
      if (found && (!best || better(found, best.row, proof))) {
        best = { row: found, last: last };
        if (found.flaw === null && sheet.widths[last] < sheet.width) break;
      }
    }
    return best;
  }

  // The walk over the lines

  const kinds = ["service", "deployment.apps", "replicaset.apps", "daemonset.apps", "statefulset.apps", "job.batch", "cronjob.batch"];
  /** The kind of an object in the output of `kubectl get all`. */
  function object(line) {
    const word = W.of(line).find((word) => word.text.includes("/"));
    if (!word) return null;
    const at = word.text.indexOf("/");
    const kind = word.text.slice(0, at);
    return kinds.includes(kind) && at + 1 < word.text.length ? kind.split(".")[0] : null;
  }
  const sourceOfList = { containers: "crictl-ps-json", items: "kubectl-pods-json" };

  /** Reads a capture: what its rows and entries say, and what there is to say about its lines. */
  C.read = function* (raw) {
    const sheet = yield* C.sheet(raw);
    const records = [];
    const remarks = [];
    let table = null;

    function remark(first, last, kind) {
      const line = first + 1;
      const lines = last + 1 - first;
      const before = remarks[remarks.length - 1];
      if (before && before.line + before.lines === line && before.kind.is === kind.is &&
        (kind.is === "stray" || (kind.is === "other-object" && before.kind.object === kind.object))) {
        before.lines += lines;
        return;
      }
      remarks.push({ line: line, lines: lines, kind: kind });
    }
    function take(row, first, last) {
      records.push({ source: row.source, line: first + 1, container: row.container, pod: row.pod, facts: row.facts });
      if (row.flaw) remark(first, last, row.flaw);
    }
    function leave() {
      if (table && table.rows === 0 && table.head.source) remark(table.line, table.line, { is: "no-rows", source: table.head.source });
      table = null;
    }
    /** Reads the entries of a document. */
    function entries(document, first, last) {
      const before = records.length;
      for (const entry of document.entries) {
        const value = C.parseJson(entry.text);
        const read = value === undefined ? { is: "cut-json", kept: 0 } : C.entry(value);
        if (read.source) take(read, entry.first, entry.first);
        else remark(entry.first, entry.last, read);
      }
      if (document.cut) remark(first, last, { is: "cut-json", kept: records.length - before });
      else if (document.entries.length === 0) remark(first, last, { is: "no-rows", source: sourceOfList[document.list] || "docker-json" });
    }
    /** The JSON documents that begin on a line; says on which line the last one ends. */
    function json(at) {
      leave();
      let line = at;
      let margin = sheet.lines[at].length - sheet.lines[at].trimStart().length;
      for (;;) {
        const document = C.document(sheet.lines, line, margin);
        const last = document.line;
        entries(document, line, last);
        const rest = sheet.lines[last].slice(document.at);
        const after = rest.replace(/^[ ,]+/, "");
        if (document.cut || !C.beginsJson(after.trimEnd())) {
          if (!document.cut && after.trim() !== "") remark(last, last, { is: "stray", excerpt: W.excerpt(after) });
          return last;
        }
        line = last;
        margin = document.at + rest.length - after.length;
      }
    }
    /** A line that is neither of a table nor JSON. */
    function other(at) {
      const line = sheet.lines[at];
      if (C.isPrompt(line)) return leave();
      if (C.isRuler(line)) return;
      const message = C.message(line);
      const source = line.trim().includes(" ") ? C.beginsRow(line, table && table.head) : null;
      const kind = object(line);
      remark(at, at, message !== null ? { is: "message", message: message }
        : source !== null ? { is: "broken-row", source: source, excerpt: W.excerpt(line) }
          : kind !== null ? { is: "other-object", object: kind } : { is: "stray", excerpt: W.excerpt(line) });
    }
    /** Takes what begins on a line, and says on which line it ends. */
    function takeLine(at) {
      const trimmed = sheet.lines[at].trim();
      if (trimmed === "") return at;
      if (C.beginsJson(trimmed)) return json(at);
      const titles = head(sheet, at);
      if (titles) {
        leave();
        if (!titles.head.source) remark(at, titles.last, { is: "other-table", excerpt: W.excerpt(sheet.lines[at]) });
        table = { head: titles.head, line: at, rows: 0 };
        return titles.last;
      }
      const found = row(sheet, at, table && table.head);
      if (!found) { other(at); return at; }
      if (table) table.rows++;
      take(found.row, at, found.last);
      return found.last;
    }
    for (let at = 0, seen = 0; at < sheet.lines.length; at++) {
      at = takeLine(at);
      if (at - seen >= 200) { seen = at; yield; }
    }
    leave();
    return { records: records, remarks: remarks };
  };
})(window.ardoiseCapture = window.ardoiseCapture || {});
