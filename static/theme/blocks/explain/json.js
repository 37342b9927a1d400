// JSON documents inside a capture, and what their entries say. As src/capture/read/{json,entry,docker_json,crictl_json,kubectl_json}.rs.
(function (C) {
  "use strict";
  const W = (C.words = C.words || {});
  /** The deepest that brackets may be nested. */
  const deepest = 100;

  /** Whether a document begins here: a bracket and what can follow it. */
  C.beginsJson = function (text) {
    const heads = text[0] === "{" ? '"}' : text[0] === "[" ? "{]" : null;
    if (heads === null) return false;
    const rest = text.slice(1).replace(/^[ ,]+/, "");
    return rest === "" || rest[0] === "\n" || heads.includes(rest[0]);
  };

  /**
   * Cuts the document that begins in a line at a place: its entries as texts with their first and last lines, where it ends, and
   * whether it stops before its end.
   */
  C.document = function (lines, first, margin) {
    let list = lines[first][margin] === "[" ? "bare" : null;
    const place = C.count(lines[first].slice(0, margin));
    const open = [];
    const entries = [];
    let string = false;
    let escaped = false;
    let from = [first, margin];
    let key = "";
    let word = "";
    let entry = from;
    const depthOfEntries = () => (list === "bare" ? 1 : list === null ? Infinity : 2);
    const text = (start, line, end) => (start[0] === line
      ? lines[line].slice(start[1], end)
      : [lines[start[0]].slice(start[1])].concat(lines.slice(start[0] + 1, line), [lines[line].slice(0, end)]).join("\n"));
    const done = function (line, at, cut) {
      if (list === null && !cut) entries.push({ text: text(from, line, at), first: first, last: line });
      return { list: list, entries: entries, line: line, at: at, cut: cut };
    };
    for (let line = first; line < lines.length; line++) {
      const chars = lines[line];
      let leading = line > first;
      for (let at = line > first ? 0 : margin; at < chars.length; at++) {
        const char = chars[at];
        if (char === " ") { if (string) word += char; continue; }
        const stop = function () { return leading ? done(line - 1, lines[line - 1].length + 1, true) : done(line, at, true); };
        if (leading && (char === "{" || char === "[") && at <= place && !(list === "bare" && open.length === 1)) return stop();
        if (string) {
          if (escaped) escaped = false;
          else if (char === "\\") escaped = true;
          else if (char === '"') {
            string = false;
            if (open.length === 1) key = word;
          }
          if (string) word += char;
        } else if (char === '"') {
          string = true;
          word = "";
        } else if (char === "{" || char === "[") {
          if (open.length === depthOfEntries()) entry = [line, at];
          open.push(char);
          if (open.length > deepest) return stop();
          if (char === "[" && open.length === 2 && list === null && (key === "items" || key === "containers")) list = key;
        } else if (char === "}" || char === "]") {
          if (open.pop() !== (char === "}" ? "{" : "[")) return stop();
          if (open.length === depthOfEntries()) entries.push({ text: text(entry, line, at + 1), first: entry[0], last: line });
        } else if (!/[A-Za-z0-9,:+._-]/.test(char)) return stop();
        leading = false;
        if (open.length === 0 && !string) return done(line, at + 1, false);
      }
      if (string) return done(line, chars.length, true);
    }
    return done(lines.length - 1, lines[lines.length - 1].length + 1, true);
  };

  /** Reads an entry's text as strictly as the program does; undefined if it is no JSON. */
  C.parseJson = function (text) {
    let value;
    try { value = JSON.parse(text); } catch (error) { return undefined; }
    // Half a pair stands for nothing.
    return /\\u[dD][89a-fA-F]/.test(text) && /(?:^|[^\\])(?:\\\\)*\\ud[89a-f]/.test(JSON.stringify(value)) ? undefined : value;
  };

  // Taking texts out of entries

  const get = (value, key) =>
    (value !== null && typeof value === "object" && !Array.isArray(value) && Object.prototype.hasOwnProperty.call(value, key) ? value[key] : undefined);
  const text = (value, key) => {
    const found = get(value, key);
    return typeof found === "string" ? C.plain(found) || null : null;
  };
  const deep = (value, ...keys) => text(keys.slice(0, -1).reduce(get, value), keys[keys.length - 1]);
  const list = (value, key) => { const found = get(value, key); return Array.isArray(found) ? found : []; };
  const count = function (value, key) {
    const found = get(value, key);
    if (typeof found === "number") return Number.isInteger(found) && found >= 0 && found <= 4294967295 ? found : null;
    return typeof found === "string" ? W.number(found) : null;
  };
  const strings = (values) => values.filter((value) => typeof value === "string").join(" ");
  const or = (one, other) => (one !== null ? one : other());

  // docker ps --format json, and podman's

  function label(value, key) {
    const labels = get(value, "Labels");
    if (typeof labels !== "string") return text(labels, key);
    const found = labels.split(",").find((pair) => pair.startsWith(key + "="));
    return found === undefined ? null : C.plain(found.slice(key.length + 1)) || null;
  }
  const words = { running: "running", exited: "exited", stopped: "exited", created: "created", configured: "created",
    paused: "paused", restarting: "restarting", dead: "dead", removing: "dead" };
  function stateWord(value) {
    const word = text(value, "State");
    const is = word !== null && Object.prototype.hasOwnProperty.call(words, word) ? words[word] : "unknown";
    return is === "exited" ? { is: is, code: null } : { is: is };
  }
  function dockerCommand(value) {
    const shown = get(value, "Command");
    if (typeof shown === "string") return W.command(C.plain(shown));
    return Array.isArray(shown) ? W.command(C.plain(strings(shown))) : null;
  }
  function labelled(value) {
    const name = label(value, "io.kubernetes.container.name");
    const pod = label(value, "io.kubernetes.pod.name");
    if (name === null || pod === null) return null;
    const sandbox = name === "POD" || label(value, "io.kubernetes.docker.type") === "podsandbox";
    const ref = C.podRef({
      namespace: label(value, "io.kubernetes.pod.namespace"), name: pod, uid: label(value, "io.kubernetes.pod.uid"),
      sandbox: label(value, "io.kubernetes.sandbox.id"),
    });
    return { name: name, role: sandbox ? "sandbox" : "main", pod: ref };
  }
  function dockerEntry(value) {
    const id = or(text(value, "ID"), () => text(value, "Id"));
    const first = list(value, "Names")[0];
    const name = or(text(value, "Names"), () => (typeof first === "string" ? C.plain(first) : null));
    if (id === null && name === null) return null;
    const status = text(value, "Status");
    const state = status === null ? { is: "unknown" } : W.stateOf(status);
    const size = text(value, "Size");
    const row = C.place(C.container({
      id: id, name: name, image: text(value, "Image"), command: dockerCommand(value),
      created: or(text(value, "RunningFor"), () => text(value, "CreatedAt")),
      state: state.is === "unknown" ? stateWord(value) : state, status: or(status, () => text(value, "State")),
      ports: text(value, "Ports"), size: size === "0B" || size === "N/A" ? null : size,
    }), null);
    row.source = "docker-json";
    const found = labelled(value);
    if (!found) return row;
    const times = label(value, "annotation.io.kubernetes.container.restartCount");
    const restarts = times === null ? null : W.number(times);
    const container = row.container;
    if (row.pod) {
      row.pod.sandbox = found.pod.sandbox;
      container.attempt = or(container.attempt, () => restarts);
    } else {
      row.flaw = null;
      row.pod = found.pod;
      container.name = found.name;
      container.role = found.role;
      container.attempt = restarts;
    }
    if (row.pod.sandbox === null && container.role === "sandbox") row.pod.sandbox = container.id;
    return row;
  }

  // crictl -o json

  const attempt = (value) => or(count(get(value, "metadata"), "attempt"), () => 0);
  function crictlContainer(value) {
    const labels = get(value, "labels");
    const id = text(value, "id");
    if (id === null) return null;
    const status = text(value, "state");
    const container = C.container({
      id: id, name: or(deep(value, "metadata", "name"), () => text(labels, "io.kubernetes.container.name")),
      image: or(deep(value, "image", "userSpecifiedImage"), () => or(deep(value, "image", "image"), () => text(value, "imageRef"))),
      status: status, state: (status !== null && C.crictlState(status)) || { is: "unknown" }, attempt: attempt(value),
    });
    const pod = C.podRef({
      namespace: text(labels, "io.kubernetes.pod.namespace"), name: text(labels, "io.kubernetes.pod.name"),
      uid: text(labels, "io.kubernetes.pod.uid"), sandbox: text(value, "podSandboxId"),
    });
    return { source: "crictl-ps-json", container: container, pod: pod, facts: null, flaw: null };
  }
  function crictlSandbox(value) {
    const id = text(value, "id");
    const name = deep(value, "metadata", "name");
    if (id === null || name === null) return null;
    const status = text(value, "state");
    const container = C.container({
      id: id, role: "sandbox", status: status, state: { is: status === "SANDBOX_READY" ? "ready" : "not-ready" }, attempt: attempt(value),
    });
    const pod = C.podRef({
      namespace: deep(value, "metadata", "namespace"), name: name, uid: deep(value, "metadata", "uid"), sandbox: id,
    });
    return { source: "crictl-pods-json", container: null, pod: pod, facts: C.podFacts({ containers: [container] }), flaw: null };
  }

  // kubectl get pods -o json

  function podState(status) {
    const state = get(status, "state");
    if (state === undefined) return { is: "unknown" };
    if (get(state, "running") !== undefined) return { is: "running" };
    if (get(state, "waiting") !== undefined) return { is: "waiting", reason: text(get(state, "waiting"), "reason") || "" };
    const ended = get(state, "terminated");
    if (ended === undefined) return { is: "unknown" };
    const code = get(ended, "exitCode");
    const whole = Number.isInteger(code) && code >= -2147483648 && code <= 2147483647;
    return { is: "exited", code: whole ? code : null };
  }
  function podContainer(declared, statuses, role) {
    const name = text(declared, "name");
    if (name === null) return null;
    const status = statuses.find((status) => text(status, "name") === name);
    const id = text(status, "containerID");
    const command = list(declared, "command");
    const shown = command.length === 0 ? null : C.plain(strings(command.concat(list(declared, "args"))).replace(/\n/g, " "));
    return C.container({
      id: id === null ? null : id.slice(id.lastIndexOf("://") < 0 ? 0 : id.lastIndexOf("://") + 3), role: role,
      image: or(text(declared, "image"), () => text(status, "image")), command: shown === null ? null : { text: shown, cut: false },
      state: podState(status), attempt: count(status, "restartCount"), name: name,
    });
  }
  function podStatus(metadata, status) {
    if (get(metadata, "deletionTimestamp") !== undefined) return "Terminating";
    const first = (key, ...keys) => list(status, key).reduce((found, one) => or(found, () => deep(one, ...keys)), null);
    const init = first("initContainerStatuses", "state", "waiting", "reason");
    return or(text(status, "reason"), () => or(init !== null && init !== "PodInitializing" ? "Init:" + init : null, () =>
      or(first("containerStatuses", "state", "waiting", "reason"), () =>
        or(first("containerStatuses", "state", "terminated", "reason"), () => text(status, "phase")))));
  }
  function podOwner(metadata, pod) {
    const owners = list(metadata, "ownerReferences");
    const owner = owners.find((owner) => get(owner, "controller") === true) || owners[0];
    if (owner === undefined) return { is: "bare" };
    const [kind, name] = [text(owner, "kind"), text(owner, "name")];
    return kind === null || name === null ? null : C.statedOwner(kind, name, pod);
  }
  function podEntry(value) {
    const metadata = get(value, "metadata");
    const name = text(metadata, "name");
    if (name === null) return null;
    const [spec, status] = [get(value, "spec"), get(value, "status")];
    const containers = [];
    for (const [key, statuses, role] of [["initContainers", "initContainerStatuses", "init"], ["containers", "containerStatuses", "main"],
      ["ephemeralContainers", "ephemeralContainerStatuses", "ephemeral"]]) {
      for (const declared of list(spec, key)) {
        const container = podContainer(declared, list(status, statuses), role);
        if (container) containers.push(container);
      }
    }
    const main = list(status, "containerStatuses");
    const annotation = (key) => deep(metadata, "annotations", key);
    const facts = C.podFacts({
      owner: podOwner(metadata, name), node: text(spec, "nodeName"), ip: text(status, "podIP"), status: podStatus(metadata, status),
      ready: { ready: main.filter((status) => get(status, "ready") === true).length, total: list(spec, "containers").length },
      restarts: Math.min(main.reduce((sum, status) => sum + (count(status, "restartCount") || 0), 0), 4294967295),
      containers: containers,
    });
    const pod = C.podRef({
      namespace: text(metadata, "namespace"), name: name,
      uid: or(annotation("kubernetes.io/config.mirror"), () => or(annotation("kubernetes.io/config.hash"), () => text(metadata, "uid"))),
    });
    return { source: "kubectl-pods-json", container: null, pod: pod, facts: facts, flaw: null };
  }

  /** Reads an entry: what it says, or why it says nothing. */
  C.entry = function (value) {
    const other = { is: "other-json" };
    if (get(value, "podSandboxId") !== undefined) return crictlContainer(value) || other;
    const state = text(value, "state");
    if (state !== null && state.startsWith("SANDBOX_")) return crictlSandbox(value) || other;
    const kind = text(value, "kind");
    if (kind === "Pod") return podEntry(value) || other;
    if (kind !== null) return { is: "other-object", object: kind };
    if (get(value, "metadata") !== undefined && get(value, "spec") !== undefined) return podEntry(value) || other;
    return dockerEntry(value) || other;
  };
})(window.ardoiseCapture = window.ardoiseCapture || {});
