// The head of a table and the cells under it, counted in characters. As src/capture/read/cells.rs.
(function (C) {
  "use strict";
  /** Titles and their columns; of two that begin alike, the longer first. */
  const titles = [
    ["CONTAINER ID", "id"], ["CONTAINER", "id"], ["POD ID", "podId"], ["POD", "pod"], ["IMAGE", "image"], ["COMMAND", "command"],
    ["CREATED AT", "other"], ["CREATED", "created"], ["STATUS", "status"], ["PORTS", "ports"], ["NAMES", "names"], ["SIZE", "size"],
    ["STATE", "state"], ["NAMESPACE", "namespace"], ["NAME", "name"], ["ATTEMPT", "attempt"], ["RUNTIME", "runtime"],
    ["READY", "ready"], ["RESTARTS", "restarts"], ["AGE", "age"], ["IP", "ip"], ["NODE", "node"], ["NOMINATED NODE", "other"],
    ["READINESS GATES", "other"], ["LABELS", "other"], ["LOCAL VOLUMES", "other"], ["MOUNTS", "other"], ["PLATFORM", "other"],
  ];
  /** The title of a column, for remarks. */
  C.title = {
    id: "CONTAINER ID", image: "IMAGE", command: "COMMAND", created: "CREATED", status: "STATUS", ports: "PORTS", names: "NAMES",
    size: "SIZE", state: "STATE", name: "NAME", attempt: "ATTEMPT", podId: "POD ID", pod: "POD", namespace: "NAMESPACE",
    runtime: "RUNTIME", ready: "READY", restarts: "RESTARTS", age: "AGE", ip: "IP", node: "NODE", other: "?",
  };

  /** The title at a place of a text: its column, or `null` if we do not know it, and its length; or nothing. */
  function title(line, at) {
    for (const one of titles) {
      const end = at + one[0].length;
      if (line.startsWith(one[0], at) && (end >= line.length || /\s/.test(line[end]))) return { column: one[1], length: one[0].length };
    }
    let end = at;
    while (end < line.length && !/\s/.test(line[end])) end++;
    const word = line.slice(at, end);
    return word.length > 1 && /^[A-Z()/_-]+$/.test(word) ? { column: null, length: word.length } : null;
  }
  function source(columns) {
    const has = (wanted) => columns.some((one) => one.column === wanted);
    if (has("name") && has("ready") && has("status")) return "kubectl-pods";
    if (columns[0].column === "podId") return "crictl-pods";
    if (has("id") && has("name") && has("state")) return "crictl-ps";
    if (has("names") || (has("id") && (has("command") || has("status") || has("image")))) return "docker-ps";
    return null;
  }
  /** Reads a head: at least two titles in capitals, and no other word. */
  C.head = function (line) {
    let at = line.length - line.trimStart().length;
    if (!/[A-Z]/.test(line.charAt(at))) return null;
    const columns = [];
    let known = 0;
    while (at < line.length) {
      const found = title(line, at);
      if (!found) return null;
      if (found.column) known++;
      columns.push({ column: found.column || "other", start: at });
      at += found.length;
      while (at < line.length && /\s/.test(line[at])) at++;
    }
    return columns.length >= 2 && known >= 1 ? { columns: columns, source: source(columns) } : null;
  };
  C.hasColumn = (head, wanted) => head.columns.some((one) => one.column === wanted);
  /** Whether its first column is one that tables begin with. */
  C.beginsTable = function (head) {
    const first = head.columns[0].column;
    return first === "id" || first === "namespace" || first === "name" || (first === "podId" && C.hasColumn(head, "created"));
  };
  /** How many of its columns we know. */
  C.knownColumns = (head) => head.columns.filter((one) => one.column !== "other").length;
  /** Cuts a line at the columns; nothing if a cut would go through a word. */
  C.cut = function (head, line) {
    const wide = /[\ud800-\udfff]/.test(line);
    const chars = wide ? Array.from(line) : line;
    const part = (from, to) => (wide ? chars.slice(from, to).join("") : line.slice(from, to)).trim();
    const cells = [];
    let begin = 0;
    for (let at = 1; at < head.columns.length; at++) {
      const start = head.columns[at].start;
      if (start >= chars.length) break;
      if (start > 0 && !/\s/.test(chars[start - 1])) return null;
      cells.push(part(begin, start));
      begin = start;
    }
    cells.push(part(begin, chars.length));
    const index = (wanted) => head.columns.findIndex((one) => one.column === wanted);
    return {
      /** The text under a column, or null. */
      get: (wanted) => cells[index(wanted)] || null,
      /** Whether the row ends before this column begins. */
      lacks: (wanted) => index(wanted) >= cells.length,
    };
  };
})(window.ardoiseCapture = window.ardoiseCapture || {});
