// One line of a table: rows of docker ps, crictl and kubectl. As src/capture/read/{docker,crictl,kubectl,table}.rs.
(function (C) {
  "use strict";
  const W = (C.words = C.words || {});
  /** A container of which nothing is known but this. */
  C.container = (facts) => Object.assign({
    id: null, name: null, role: "main", image: null, command: null, created: null, state: { is: "unknown" }, status: null,
    attempt: null, ports: null, size: null, line: 0,
  }, facts);
  C.podRef = (facts) => Object.assign({ namespace: null, name: null, uid: null, sandbox: null }, facts);
  C.podFacts = (facts) => Object.assign({
    owner: null, node: null, ip: null, status: null, ready: null, restarts: null, containers: [],
  }, facts);
  const cutRow = (column) => (column ? { is: "cut-row", missing: C.title[column] } : null);

  // docker ps

  const isPort = function (word) {
    let end = word.length;
    while (word[end - 1] === ",") end--;
    word = word.slice(0, end);
    return /\/(?:tcp|udp|sctp)$/.test(word) || (word.includes(":") && word.includes("->")) ||
      (word.includes(".") && /^[0-9.]+$/.test(word)) || /^(?:0\.0\.0\.0:|\[::\]:|:::)/.test(word);
  };
  const isName = (word) =>
    /^[A-Za-z0-9][A-Za-z0-9_.\/,:-]*$/.test(word) && !isPort(word) && (!word.includes(":") || word.startsWith("k8s://"));

  /** Puts a container where its name says it belongs. */
  C.place = function (container, missing) {
    const full = container.name || "";
    const parts = W.name(full);
    if (parts.is === "kube") {
      container.name = parts.container;
      container.attempt = parts.attempt;
      if (parts.container === null || parts.container === "POD") container.role = "sandbox";
      const pod = C.podRef({ namespace: parts.namespace, name: parts.pod, uid: parts.uid });
      return { source: "docker-ps", container: container, pod: pod, facts: null, flaw: null };
    }
    const flaw = parts.is === "plain" ? cutRow(missing) : { is: parts.is + "-name", name: full };
    return { source: "docker-ps", container: container, pod: null, facts: null, flaw: flaw };
  };
  function dockerByCells(line, head) {
    const cells = C.cut(head, line);
    if (!cells) return null;
    const has = (column) => C.hasColumn(head, column);
    const id = cells.get("id");
    if (has("id") && (id === null || !W.isId(id))) return null;
    const names = cells.get("names");
    const status = cells.get("status");
    const created = cells.get("created");
    const image = cells.get("image");
    const state = status === null ? { is: "unknown" } : W.stateOf(status);
    const age = created === null ? null : W.of(created);
    if ((has("status") && (status === null || state.is === "unknown")) ||
      (has("created") && (age === null || W.age(age, 0) !== age.length)) ||
      (has("names") && !(names !== null && isName(names)) && !cells.lacks("names")) ||
      (image !== null && /\s/.test(image)) ||
      (head.columns.length < 3 && state.is === "unknown")) return null;
    const command = cells.get("command");
    return C.container({
      id: id, name: names, image: image, command: command === null ? null : W.command(command), created: created, state: state,
      status: status, ports: cells.get("ports"), size: cells.get("size"),
    });
  }
  /** Finds the age and the status after the command. A status of no words: the row ends with the age or inside the status. */
  function ageAndStatus(line, rest) {
    const quoted = rest.length > 0 && rest[0].text.startsWith('"') ? W.quotedEnd(line, rest[0].at) : -1;
    let after = 0;
    if (quoted >= 0) while (after < rest.length && rest[after].at < quoted) after++;
    for (const from of [after, 0]) {
      for (let start = from; start < rest.length; start++) {
        const age = W.age(rest, start);
        if (!age) continue;
        const aged = start + age;
        const status = W.status(rest, aged);
        if (status) return { start: start, aged: aged, stated: status.length, state: status.state };
        if (aged === rest.length || W.beginsStatus(rest[aged].text)) {
          return { start: start, aged: aged, stated: 0, state: { is: "unknown" } };
        }
      }
    }
    return null;
  }
  function dockerByWords(line, inTable) {
    const all = W.of(line);
    if (all.length < 2 || !W.isId(all[0].text)) return null;
    const rest = all.slice(2);
    const container = C.container({ id: all[0].text, image: all[1].text });
    const found = ageAndStatus(line, rest);
    if (!found) {
      const quoted = rest.length > 0 && rest[0].text.startsWith('"');
      if (!(inTable && (quoted || rest.length === 0))) return null;
      if (quoted) {
        const end = W.quotedEnd(line, rest[0].at);
        container.command = W.command(line.slice(rest[0].at, end < 0 ? line.length : end));
      }
      return C.place(container, quoted ? "created" : "command");
    }
    container.command = W.command(W.span(line, rest.slice(0, found.start)));
    container.created = W.span(line, rest.slice(found.start, found.aged));
    if (found.stated === 0) return inTable ? C.place(container, "status") : null;
    container.status = W.span(line, rest.slice(found.aged, found.aged + found.stated));
    container.state = found.state;
    const whole = rest.slice(found.aged + found.stated);
    const tail = whole.slice(0, whole.length - W.size(whole));
    container.size = W.span(line, whole.slice(tail.length)) || null;
    const last = tail.length > 0 ? tail[tail.length - 1].text : "";
    container.name = isName(last) ? last : null;
    const ports = container.name === null ? tail : tail.slice(0, -1);
    if (!ports.every((word) => isPort(word.text))) return null;
    container.ports = W.span(line, ports) || null;
    return C.place(container, container.name === null ? "names" : null);
  }
  function docker(line, head) {
    const container = head ? dockerByCells(line, head) : null;
    if (container) return C.place(container, container.name === null ? "names" : null);
    return dockerByWords(line, head !== null);
  }

  // crictl

  /** The state of a container in crictl's words, old and new; or null. */
  C.crictlState = function (shown) {
    const found = /^(?:CONTAINER_)?(Running|Exited|Created|Unknown|RUNNING|EXITED|CREATED|UNKNOWN)$/.exec(shown);
    if (!found || shown.startsWith("CONTAINER_") !== /^[A-Z]+$/.test(found[1])) return null;
    const is = found[1].toLowerCase();
    return is === "exited" ? { is: is, code: null } : { is: is };
  };
  function crictlRow(container, pod, cut) {
    const named = (name) => name === null || W.isSubdomain(name);
    if (!named(container.name) || !named(pod.name) || !named(pod.namespace)) return null;
    const inside = pod.sandbox !== null || pod.name !== null;
    return { source: "crictl-ps", container: container, pod: inside ? pod : null, facts: null, flaw: cutRow(cut) };
  }
  function crictlByCells(cells) {
    const [id, shown, name, sandbox, attempt] = ["id", "state", "name", "podId", "attempt"].map(cells.get);
    if (id === null || !W.isId(id) || shown === null) return null;
    const state = C.crictlState(shown);
    if (!state || name === null) return null;
    if ((sandbox !== null && !W.isId(sandbox)) || (attempt !== null && W.number(attempt) === null)) return null;
    const cut = ["podId", "pod", "namespace"].find((column) => cells.lacks(column));
    const container = C.container({
      id: id, name: name, image: cells.get("image"), created: cells.get("created"), status: shown, state: state,
      attempt: attempt === null ? null : W.number(attempt),
    });
    return crictlRow(container, C.podRef({ namespace: cells.get("namespace"), name: cells.get("pod"), sandbox: sandbox }), cut);
  }
  function crictlByWords(line, head) {
    const all = W.of(line);
    if (all.length < 2 || !W.isId(all[0].text)) return null;
    const aged = W.age(all, 2);
    if (!aged) return null;
    const words = all.slice(2 + aged).map((word) => word.text);
    const or = (at) => (at < words.length ? words[at] : null);
    const state = or(0) === null ? null : C.crictlState(words[0]);
    const name = or(1);
    if (!state || name === null) return null;
    const attempt = or(2);
    const known = attempt === null ? null : W.number(attempt);
    const sandbox = or(3) !== null && W.isId(words[3]) ? words[3] : null;
    const [pod, namespace] = [or(4), or(5)];
    if (words.length > 6 || (attempt !== null && known === null)) return null;
    const container = C.container({
      id: all[0].text, name: name, image: all[1].text, created: W.span(line, all.slice(2, 2 + aged)), status: words[0], state: state,
      attempt: known,
    });
    const due = (column, found) => head !== null && found === null && C.hasColumn(head, column);
    const cut = attempt === null ? "attempt" : sandbox === null ? "podId" :
      due("pod", pod) ? "pod" : due("namespace", namespace) ? "namespace" : null;
    return crictlRow(container, C.podRef({ namespace: namespace, name: sandbox === null ? null : pod, sandbox: sandbox }), cut);
  }
  function crictlPs(line, head) {
    const cells = head ? C.cut(head, line) : null;
    return (cells && crictlByCells(cells)) || crictlByWords(line, head);
  }
  function sandboxRow(id, created, shown, name, namespace, attempt) {
    const ready = shown === "Ready" || shown === "SANDBOX_READY";
    if (!ready && shown !== "NotReady" && shown !== "SANDBOX_NOTREADY") return null;
    const number = attempt === null ? null : W.number(attempt);
    if ((attempt !== null && number === null) || !W.isSubdomain(name) || !W.isSubdomain(namespace)) return null;
    const container = C.container({
      id: id, role: "sandbox", created: created, status: shown, state: { is: ready ? "ready" : "not-ready" }, attempt: number,
    });
    const facts = C.podFacts({ containers: [container] });
    const pod = C.podRef({ namespace: namespace, name: name, sandbox: id });
    return { source: "crictl-pods", container: null, pod: pod, facts: facts, flaw: number === null ? cutRow("attempt") : null };
  }
  function crictlPods(line, head) {
    const cells = head ? C.cut(head, line) : null;
    if (cells) {
      const [id, created, state, name, namespace] = ["podId", "created", "state", "name", "namespace"].map(cells.get);
      const whole = id !== null && W.isId(id) && created !== null && W.age(W.of(created), 0) > 0;
      if (whole && state !== null && name !== null && namespace !== null) {
        const row = sandboxRow(id, created, state, name, namespace, cells.get("attempt"));
        if (row) return row;
      }
    }
    const all = W.of(line);
    const aged = all.length > 0 && W.isId(all[0].text) ? W.age(all, 1) : 0;
    if (!aged) return null;
    const tail = all.slice(1 + aged).map((word) => word.text);
    if (tail.length < 3 || tail.length > 5) return null;
    return sandboxRow(all[0].text, W.span(line, all.slice(1, 1 + aged)), tail[0], tail[1], tail[2], tail.length > 3 ? tail[3] : null);
  }

  // kubectl get pods

  const ready = function (word) {
    const at = word.indexOf("/");
    if (at < 0) return null;
    const [one, all] = [W.number(word.slice(0, at)), W.number(word.slice(at + 1))];
    return one === null || all === null ? null : { ready: one, total: all };
  };
  const isAge = (word) => word === "<unknown>" || word === "<invalid>" || /^[0-9][0-9smhdy]*$/.test(word);
  const isAddress = (word) => word === "<none>" || (/^[0-9A-Fa-f.:]+$/.test(word) && /[.:]/.test(word));
  /** Address and node, from the columns or from the fifth and sixth words of a wide row. */
  function wide(line, head, after) {
    if (head && !C.hasColumn(head, "ip") && !C.hasColumn(head, "node")) return [null, null];
    const kept = (text) => (text !== "<none>" && !text.includes(" ") ? text : null);
    const cells = head ? C.cut(head, line) : null;
    if (cells) {
      const [age, ip, node] = ["age", "ip", "node"].map(cells.get);
      if (age !== null && isAge(age) && ip !== null && node !== null) return [kept(ip), kept(node)];
    }
    return after.length >= 3 && isAddress(after[1].text) ? [kept(after[1].text), kept(after[2].text)] : [null, null];
  }
  /** The first column that a row should have and has not. `after` counts the words from the age on. */
  function missing(head, after) {
    const titles = ["AGE", "IP", "NODE", "NOMINATED NODE", "READINESS GATES"];
    let due = 1;
    if (head && C.hasColumn(head, "ip") && C.hasColumn(head, "node")) {
      const age = head.columns.findIndex((one) => one.column === "age");
      due = age < 0 ? 0 : head.columns.length - age;
    }
    return after < Math.min(due, titles.length) ? titles[after] : null;
  }
  function kubectl(line, head) {
    const all = W.of(line);
    const place = all.slice(0, 3).findIndex((word) => ready(word.text) !== null);
    if (place < 1) return null;
    const namespace = place === 2 ? all[0].text : null;
    const shown = all[place - 1].text;
    const name = shown.startsWith("pod/") ? shown.slice(4) : shown;
    if (!W.isSubdomain(name) || (namespace !== null && !W.isSubdomain(namespace))) return null;
    if (all.length < place + 3 || !/^[A-Z][A-Za-z0-9:\/_-]*$/.test(all[place + 1].text)) return null;
    const restarts = W.number(all[place + 2].text);
    if (restarts === null) return null;
    let after = all.slice(place + 3);
    if (after.length > 0 && after[0].text.startsWith("(")) {
      if (after.length < 2 || after[1].text !== "ago)") return null;
      after = after.slice(2);
    }
    if (after.length > 0 && !isAge(after[0].text)) return null;
    const [ip, node] = wide(line, head, after);
    const facts = C.podFacts({
      ip: ip, node: node, status: all[place + 1].text, ready: ready(all[place].text), restarts: restarts,
    });
    const lost = missing(head, after.length);
    const pod = C.podRef({ namespace: namespace, name: name });
    return { source: "kubectl-pods", container: null, pod: pod, facts: facts, flaw: lost ? { is: "cut-row", missing: lost } : null };
  }

  // Whatever table it stands in

  const readers = { "docker-ps": docker, "crictl-ps": crictlPs, "crictl-pods": crictlPods, "kubectl-pods": kubectl };
  /** Reads a row: first as the table it stands in says, then by its shape alone. */
  C.row = function (line, head) {
    const own = head ? head.source : null;
    const found = own ? readers[own](line, head) : null;
    if (found) return found;
    for (const source of Object.keys(readers)) {
      const row = source === own ? null : readers[source](line, null);
      if (row) return row;
    }
    return null;
  };
  /** Whether a line begins like a row, and of which command. */
  C.beginsRow = function (line, head) {
    const first = /\S+/.exec(line);
    if (!first) return null;
    const source = head ? head.source : null;
    if (W.isId(first[0])) return source || "docker-ps";
    const named = W.isSubdomain(first[0].startsWith("pod/") ? first[0].slice(4) : first[0]);
    return source === "kubectl-pods" && named ? source : null;
  };
})(window.ardoiseCapture = window.ardoiseCapture || {});
