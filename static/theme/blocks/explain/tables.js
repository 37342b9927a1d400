// The regrouped tables: components, families, counts and sentences. As src/capture/{catalogue,regroup,totals,say}.rs; what is
// known and how it is said comes from the build.
(function (C) {
  "use strict";
  const W = (C.words = C.words || {});

  // Components

  const isPause = (name) => name === "POD" || name === "pause";
  /** An image without its tag and digest. */
  function repository(image) {
    const whole = image.split("@")[0];
    const at = whole.lastIndexOf(":");
    return at >= 0 && !whole.includes("/", at) ? whole.slice(0, at) : whole;
  }
  function sameImage(image, known) {
    known = repository(known);
    return image !== "" && known !== "" && (image === known || image.endsWith("/" + known));
  }
  const program = (path) => path.slice(path.lastIndexOf("/") + 1);
  /** Whether a command begins with these words, all of them shown whole. */
  function sameCommand(command, known) {
    const shown = W.of(command.text).map((word) => word.text);
    const wanted = W.of(known).map((word) => word.text);
    return wanted.length > 0 && wanted.every((word, at) => at < shown.length && !(command.cut && at === shown.length - 1) &&
      (at === 0 ? program(shown[0]) === program(word) : shown[at] === word));
  }
  function Catalogue(data) {
    const families = new Map(data.families.map((family, order) => [family.id, { order: order, family: family }]).reverse());
    const found = (component, by) => (component ? { component: component, by: by } : null);
    const isIn = (component, pod) =>
      component.namespaces.length === 0 || pod.namespace === null || component.namespaces.includes(pod.namespace);
    function byContents(container, components) {
      const image = repository(container.image || "");
      return found(components.find((component) => component.images.some((known) => sameImage(image, known))), "image") ||
        found(container.command !== null && components.find((component) =>
          component.commands.some((known) => sameCommand(container.command, known))), "command");
    }
    this.count = data.families.length;
    this.family = (component) => families.get(component.family) || null;
    /** The component of a container in a Pod. */
    this.find = function (container, pod) {
      const here = data.components.filter((component) => isIn(component, pod));
      const named = (known) => (container.role === "sandbox" ? isPause(known) : known === (container.name || "") && known !== "POD");
      return found(here.find((component) => component.containers.some(named)), "name") || byContents(container, here);
    };
    /** The component of a container of no Pod, whose name says nothing. It is no Pod's pause. */
    this.findOutside = (container) => byContents(container, data.components.filter((component) => !component.containers.some(isPause)));
    /** The component of a Pod whose containers are not listed. */
    this.findPod = function (pod) {
      const workload = C.workload(pod);
      const same = (known) => (known.endsWith("*") ? workload.startsWith(known.slice(0, -1)) : known === workload);
      return found(data.components.find((component) => isIn(component, pod) &&
        (component.id === workload || component.containers.some(same) || component.workloads.some(same))), "workload");
    };
  }

  // Sentences

  function Say(words) {
    const fill = (key, values) => words[key].replace(/\{(\w+)\}/g, (all, name) => String(values[name]));
    this.fill = fill;
    const counted = (key, n) => fill(key + (n === 0 ? ".0" : n === 1 ? ".1" : ".n"), { n: n });
    this.counted = counted;
    /** `16 conteneurs = 8 Pods : 8 pause + 8 autres`. */
    this.ofPods = function (totals) {
      const pods = counted("pods", totals.pods);
      if (totals.containers === 0) return totals.unlisted === 0 ? pods : pods + ", " + counted("containers", totals.unlisted);
      const sum = counted("containers", totals.containers);
      if (totals.pause === 0 && totals.init === 0) return sum + ", " + pods;
      const parts = [];
      if (totals.pause > 0) parts.push(totals.pause + " pause");
      if (totals.init > 0) parts.push(fill("init", { n: totals.init }));
      if (totals.others > 0) parts.push(counted("others", totals.others));
      return sum + " = " + pods + words.colon + parts.join(" + ");
    };
    this.totals = function (snapshot, totals) {
      if (snapshot.pods.length + snapshot.outside.length === 0) return words.nothing;
      if (totals.outside === 0) return this.ofPods(totals);
      return totals.pods === 0 ? counted("alone", totals.outside) : this.ofPods(totals) + counted("outside", totals.outside);
    };
    this.owner = function (owner) {
      if (owner.is === "bare") return null;
      const key = owner.is === "static" ? (owner.node === null ? "static" : "static-on")
        : owner.is === "replica-set" ? (owner.hash === "" ? "replica-set" : "replica-set-hash") : owner.is;
      return fill("owner." + key, owner);
    };
    this.state = function (state) {
      if (state.is === "unknown") return "";
      const key = state.is === "exited" ? (state.code === null ? "exited" : state.code === 0 ? "ended" : "exited-code")
        : state.is === "waiting" ? (state.reason === "" ? "waiting" : "waiting-for") : state.is;
      return fill("state." + key, state);
    };
    this.notes = function (snapshot) {
      const has = (wanted) => snapshot.sources.some(wanted);
      const [docker, ps, pods] = [has(C.isDocker), has(C.isCrictlPs), has(C.isCrictlPods)];
      const lists = (source) => snapshot.sources.includes(source);
      const notes = [];
      if (ps && !pods && !docker) notes.push(words["note.crictl-ps"]);
      if (pods && !ps && !docker) notes.push(words["note.crictl-pods"]);
      if (lists("kubectl-pods") && !docker && !ps && !lists("kubectl-pods-json")) notes.push(words["note.kubectl-table"]);
      if (has(C.isKubectl) && !docker && !pods) notes.push(words["note.kubectl"]);
      return notes;
    };
    this.remark = function (kind) {
      const values = Object.assign({}, kind);
      let key = kind.is;
      if (kind.source) values.source = words["source." + kind.source];
      if (kind.pod) values.pod = kind.pod.namespace === null ? kind.pod.name : kind.pod.namespace + "/" + kind.pod.name;
      if (key === "message") key += "." + kind.message;
      else if (key === "cut-json") { key += kind.kept === 0 ? ".0" : kind.kept === 1 ? ".1" : ".n"; values.n = kind.kept; }
      else if (key === "recreated") values.n = kind.times;
      else if (key === "foreign") { key += kind.count === 1 ? ".1" : ".n"; values.n = kind.count; }
      else if (key === "node-container") key += kind.tool === "minikube" && kind.name === "minikube" ? ".one" : "." + kind.tool;
      return fill("remark." + key, values);
    };
    this.place = (line, lines) => (lines <= 1 ? fill("line", { n: line }) : fill("lines", { first: line, last: line + lines - 1 }));
  }
  const harmless = ["repeated", "recreated", "node-container", "foreign"];

  // Counts

  function totalsOf(pods) {
    const totals = {
      namespaces: new Set(pods.map((pod) => pod.namespace)).size, pods: pods.length, containers: 0, pause: 0, others: 0, init: 0,
      stopped: 0, restarts: 0, unlisted: 0, outside: 0,
    };
    const more = (restarts) => { totals.restarts = Math.min(totals.restarts + restarts, 4294967295); };
    for (const pod of pods) {
      for (const container of pod.sandboxes.concat(pod.containers)) {
        totals.containers++;
        totals[container.role === "sandbox" ? "pause" : container.role === "init" ? "init" : "others"]++;
        if (["exited", "dead", "not-ready"].includes(container.state.is)) totals.stopped++;
        if (container.role !== "sandbox") more(container.attempt || 0);
      }
      if (pod.containers.length === 0) {
        totals.unlisted += pod.ready === null ? 0 : pod.ready.total;
        more(pod.restarts || 0);
      }
    }
    return totals;
  }

  // Rows

  const twin = (pod) => JSON.stringify([pod.namespace, C.workload(pod)]);
  /** An image; one that is known only by its digest is shortened as docker shortens ids. */
  function shortImage(image) {
    const digits = image.startsWith("sha256:") ? image.slice(7) : image;
    return /^[0-9a-fA-F]{64}$/.test(digits) ? digits.slice(0, 12) : image;
  }
  function Maker(data, say, twins) {
    const catalogue = new Catalogue(data);
    const view = (found) => found && {
      id: found.component.id, name: found.component.name, role: found.component.role, by: found.by,
    };
    /** The family of a component: those of the catalogue in its order, then the unknown, then the pauses. */
    this.family = function (found, sandbox) {
      const own = found && catalogue.family(found.component);
      const order = sandbox ? catalogue.count + 1 : own ? own.order : catalogue.count;
      if (own) return { order: order, id: own.family.id, name: own.family.name, color: own.family.color || null };
      return { order: order, id: null, name: say.fill(sandbox ? "pauses" : "unknown", {}), color: null };
    };
    function podView(pod) {
      const workload = C.workload(pod);
      const full = twins.has(twin(pod)) || pod.owner.is === "stateful-set";
      return {
        name: C.podLabel(pod), label: full ? C.podLabel(pod) : workload, workload: workload, owner: say.owner(pod.owner), uid: pod.uid,
        node: pod.node, ip: pod.ip,
      };
    }
    function row(container, pod, found) {
      return {
        id: C.shortId(container.id), name: container.role === "sandbox" ? "pause" : container.name || "", role: container.role,
        component: view(found), image: container.image === null ? null : shortImage(container.image),
        command: container.command && container.command.text + (container.command.cut ? "…" : ""), state: say.state(container.state),
        live: ["running", "ready", "unknown"].includes(container.state.is), status: container.status,
        restarts: container.attempt || 0, pod: pod && podView(pod), line: container.line,
      };
    }
    this.outside = (container) => row(container, null, catalogue.findOutside(container));
    /** The rows of a Pod with their families; a Pod whose containers are not listed is a row itself. */
    this.rows = function (pod, add) {
      const containers = pod.sandboxes.concat(pod.containers);
      for (const container of containers) {
        const found = catalogue.find(container, pod);
        add(this.family(found, container.role === "sandbox"), row(container, pod, found));
      }
      if (containers.length > 0) return;
      const found = catalogue.findPod(pod);
      const ready = pod.ready && pod.ready.ready + "/" + pod.ready.total;
      add(this.family(found, false), {
        id: "", name: C.workload(pod), role: null, component: view(found), image: null, command: null,
        state: [pod.status, ready].filter((text) => text !== null).join(" "),
        live: [null, "Running", "Completed", "Succeeded"].includes(pod.status), status: pod.status, restarts: pod.restarts || 0,
        pod: podView(pod), line: pod.line,
      });
    };
  }

  // Tables

  /** The families met, each with its rows, in order. */
  function Families() {
    const all = new Map();
    this.add = function (family, row) {
      const key = JSON.stringify([family.order, family.id]);
      if (!all.has(key)) all.set(key, { family: family, rows: [] });
      all.get(key).rows.push(row);
    };
    this.list = () => Array.from(all.values()).sort((one, other) => one.family.order - other.family.order ||
      (one.family.id !== null) - (other.family.id !== null) || C.compare(one.family.id || "", other.family.id || ""));
  }
  const shown = (family) => ({ id: family.id, name: family.name, color: family.color });

  /** Regroups a capture, as `ardoise explain --format json` writes it. */
  C.tables = function* (snapshot, data) {
    const say = new Say(data.words);
    const twins = new Set();
    const seen = new Set();
    for (const pod of snapshot.pods) (seen.has(twin(pod)) ? twins : seen).add(twin(pod));
    const maker = new Maker(data, say, twins);
    const totals = totalsOf(snapshot.pods);
    totals.outside = snapshot.outside.length;
    const namespaces = [];
    const summary = new Families();
    for (let at = 0, done = 0; at < snapshot.pods.length;) {
      const first = at;
      const families = new Families();
      while (at < snapshot.pods.length && snapshot.pods[at].namespace === snapshot.pods[first].namespace) {
        maker.rows(snapshot.pods[at++], (family, row) => { families.add(family, row); summary.add(family, row); });
        if (at - done >= 200) { done = at; yield; }
      }
      const own = totalsOf(snapshot.pods.slice(first, at));
      namespaces.push({
        name: snapshot.pods[first].namespace, totals: own, headline: say.ofPods(own),
        families: families.list().map((one) =>
          Object.assign(shown(one.family), { rows: one.rows.sort((a, b) => a.line - b.line) })),
      });
    }
    const outside = [];
    for (const container of snapshot.outside) {
      outside.push(maker.outside(container));
      if (outside.length % 200 === 0) yield;
    }
    return {
      headline: say.totals(snapshot, totals), totals: totals, sources: snapshot.sources.map((source) => data.words["source." + source]),
      nodes: snapshot.nodes, notes: say.notes(snapshot),
      families: summary.list().map((one) => {
        const rows = one.rows.slice().sort((a, b) => a.line - b.line || C.compare(a.name, b.name));
        return Object.assign(shown(one.family), { count: rows.length, names: Array.from(new Set(rows.map((row) => row.name))) });
      }),
      namespaces: namespaces, outside: outside,
      remarks: snapshot.remarks.map((remark) => ({
        line: remark.line, lines: remark.lines, place: say.place(remark.line, remark.lines),
        warning: !harmless.includes(remark.kind.is), text: say.remark(remark.kind),
      })),
    };
  };
  /** From a text to its tables, in steps; nothing where it is no output we know: then only what was not understood. */
  C.explain = function* (raw, data) {
    const snapshot = yield* C.group(yield* C.read(raw.replace(/^\ufeff/, "")));
    const tables = yield* C.tables(snapshot, data);
    tables.isCapture = snapshot.isCapture;
    return tables;
  };
})(window.ardoiseCapture = window.ardoiseCapture || {});
