// Regrouping: rows become Pods, whatever commands they come from, and nothing is counted twice. As src/capture/{group,observe}.rs.
(function (C) {
  "use strict";
  const W = (C.words = C.words || {});
  const sources = ["docker-ps", "docker-json", "crictl-ps", "crictl-ps-json", "crictl-pods", "crictl-pods-json", "kubectl-pods", "kubectl-pods-json"];
  C.isDocker = (source) => source.startsWith("docker");
  C.isCrictlPs = (source) => source.startsWith("crictl-ps");
  C.isCrictlPods = (source) => source.startsWith("crictl-pods");
  C.isKubectl = (source) => source.startsWith("kubectl");
  const live = (state) => state.is === "running" || state.is === "ready" || state.is === "paused" || state.is === "restarting";

  /** The part of an id that every command shows. */
  C.shortId = (id) => (id === null ? "" : Array.from(id.slice(id.lastIndexOf(":") + 1).slice(0, 26)).slice(0, 12).join(""));
  C.podLabel = (pod) => (pod.name !== null ? pod.name : pod.sandbox !== null ? pod.sandbox : "?");
  C.workload = function (pod) {
    const name = C.workloadOf(pod.owner);
    return name === null ? C.podLabel(pod) : name;
  };
  const fill = (known, other, ...fields) => fields.forEach((field) => { if (known[field] === null) known[field] = other[field]; });

  /** Records that say most of which Pod they mean come first; the vaguer ones then find it. */
  function rank(pod) {
    if (!pod) return 5;
    if (pod.uid !== null) return 0;
    if (pod.namespace !== null) return pod.sandbox !== null ? 1 : 2;
    return pod.name !== null ? 3 : 4;
  }
  /** Adds what a second listing of a container says. */
  function merge(known, other, remarks) {
    if (other.id !== null && known.id === other.id) remarks.push(repeated(other.line, C.shortId(other.id)));
    known.line = Math.min(known.line, other.line);
    fill(known, other, "id", "image", "created", "status", "ports", "size", "attempt");
    if ((known.command === null || known.command.cut) && other.command !== null) known.command = other.command;
    if (known.state.is === "unknown") known.state = other.state;
  }
  const repeated = (line, id) => ({ line: line, lines: 1, kind: { is: "repeated", id: id } });
  const push = function (map, key, value) {
    const list = map.get(key);
    if (list) list.push(value);
    else map.set(key, [value]);
  };

  /** Pods as they grow. */
  function Grouper() {
    const pods = [];
    const outside = [];
    const remarks = [];
    const bySandbox = new Map();
    // Pods by uid, name and namespace; by name and namespace; by name; by name, those without a sandbox.
    const exact = new Map();
    const placed = new Map();
    const named = new Map();
    const free = new Map();
    const containers = new Map();
    const keyOf = (...parts) => JSON.stringify(parts);
    const first = (map, key, value) => { if (!map.has(key)) map.set(key, value); };

    function known(wanted) {
      if (wanted.sandbox !== null) {
        const found = bySandbox.get(C.shortId(wanted.sandbox));
        if (found) return found;
      }
      if (wanted.name === null) return undefined;
      if (wanted.uid !== null) return exact.get(keyOf(wanted.uid, wanted.name, wanted.namespace));
      if (wanted.namespace !== null) {
        const here = placed.get(keyOf(wanted.name, wanted.namespace));
        if (here) return here;
        const untold = placed.get(keyOf(wanted.name, null));
        return untold && untold.namespace === null && (wanted.sandbox === null || untold.sandbox === null) ? untold : undefined;
      }
      if (wanted.sandbox === null) return named.get(wanted.name);
      const list = free.get(wanted.name) || { at: 0, pods: [] };
      while (list.at < list.pods.length && list.pods[list.at].sandbox !== null) list.at++;
      return list.pods[list.at];
    }
    /** Adds a Pod, or what is new about it, to what it is found by. */
    function register(pod) {
      if (pod.name === null) return;
      if (pod.uid !== null) first(exact, keyOf(pod.uid, pod.name, pod.namespace), pod);
      first(placed, keyOf(pod.name, pod.namespace), pod);
      first(named, pod.name, pod);
      first(free, pod.name, { at: 0, pods: [] });
      const list = free.get(pod.name).pods;
      if (pod.sandbox === null && list[list.length - 1] !== pod) list.push(pod);
    }
    /** The Pod that a record means, perhaps a new one. */
    function find(wanted, line) {
      let pod = known(wanted);
      if (!pod) {
        pod = C.podRef(C.podFacts({ owner: { is: "bare" }, stated: false, sandboxes: [], sources: new Set(), line: line,
          sandboxKeys: new Map(), containerKeys: new Map() }));
        pods.push(pod);
      }
      pod.line = Math.min(pod.line, line);
      fill(pod, wanted, "namespace", "name", "uid", "sandbox");
      register(pod);
      if (wanted.sandbox !== null && !bySandbox.has(C.shortId(wanted.sandbox))) bySandbox.set(C.shortId(wanted.sandbox), pod);
      return pod;
    }
    function inside(pod, container) {
      const list = container.role === "sandbox" ? pod.sandboxes : pod.containers;
      const members = container.role === "sandbox" ? pod.sandboxKeys : pod.containerKeys;
      const [id, name, without] = [(one) => keyOf("id", C.shortId(one.id)), keyOf("name", container.name), (one) => keyOf("without", one.name)];
      // The same container: by id where both have one, else by name.
      const alike = container.id === null ? [name] : [id(container), without(container)];
      const at = Math.min(...alike.filter((key) => members.has(key)).map((key) => members.get(key)));
      if (at < Infinity) {
        const other = list[at];
        const bare = other.id === null;
        merge(other, container, remarks);
        if (bare && other.id !== null) {
          members.delete(without(other));
          first(members, id(other), at);
        }
        return;
      }
      if (container.id !== null && containers.has(C.shortId(container.id))) {
        remarks.push(repeated(container.line, C.shortId(container.id)));
        return;
      }
      first(members, container.id === null ? without(container) : id(container), list.length);
      first(members, name, list.length);
      if (container.id !== null) {
        containers.set(C.shortId(container.id), { pod: pod });
        if (container.role === "sandbox") {
          bySandbox.set(C.shortId(container.id), pod);
          if (pod.sandbox === null) pod.sandbox = container.id;
        }
      }
      list.push(container);
    }
    function alone(container) {
      const seen = container.id === null ? undefined : containers.get(C.shortId(container.id));
      if (!seen) {
        if (container.id !== null) containers.set(C.shortId(container.id), { container: container });
        outside.push(container);
      } else if (seen.container) merge(seen.container, container, remarks);
      else {
        const key = keyOf("id", C.shortId(container.id));
        const { sandboxes, sandboxKeys, containers: others, containerKeys } = seen.pod;
        const other = sandboxKeys.has(key) ? sandboxes[sandboxKeys.get(key)] : others[containerKeys.get(key)];
        if (other) merge(other, container, remarks);
      }
    }
    this.add = function (record) {
      if (record.container) record.container.line = record.line;
      if (!record.pod) return alone(record.container);
      const pod = find(record.pod, record.line);
      const again = pod.sources.has(record.source);
      pod.sources.add(record.source);
      if (!record.facts) return inside(pod, record.container);
      if (again && !C.isCrictlPods(record.source)) remarks.push(repeated(record.line, C.podLabel(pod)));
      fill(pod, record.facts, "node", "ip", "status", "ready", "restarts");
      if (!pod.stated && record.facts.owner) { pod.owner = record.facts.owner; pod.stated = true; }
      record.facts.containers.forEach((container) => { container.line = record.line; inside(pod, container); });
    };
    this.done = () => ({ pods: pods, outside: outside, remarks: remarks });
  }

  const controlPlane = ["kube-apiserver", "etcd", "kube-controller-manager", "kube-scheduler"];
  /** The nodes that Pods name, or that end the names of static Pods. */
  function nodes(pods) {
    const found = new Set(pods.map((pod) => pod.node).filter((node) => node !== null));
    for (const pod of pods) {
      if (pod.name === null) continue;
      const fixed = W.isStaticUid(pod.uid);
      const system = pod.namespace === null || pod.namespace === "kube-system";
      const heads = (system && (pod.uid === null || fixed) ? controlPlane : [])
        .concat(fixed ? pod.containers.map((container) => container.name).filter((name) => name !== null) : []);
      const head = heads.find((head) => pod.name.startsWith(head + "-"));
      if (head !== undefined && pod.name.length > head.length + 1) found.add(pod.name.slice(head.length + 1));
    }
    return found;
  }
  /** Guesses what the capture does not state: the owner, and the node of a static Pod. */
  function own(pod, nodes) {
    if (!pod.stated) {
      const done = (container) => container.state.is === "exited" && !container.state.code;
      const ended = (pod.containers.length > 0 && pod.containers.every(done)) || pod.status === "Completed" || pod.status === "Succeeded";
      pod.owner = pod.name === null ? { is: "bare" } : C.guessOwner(pod.name, pod.uid, ended, nodes);
    }
    if (pod.node === null && pod.owner.is === "static") pod.node = pod.owner.node;
  }
  const group = (pod) => (pod.namespace === null ? 2 : pod.namespace.startsWith("kube-") ? 1 : 0);
  /** User namespaces, then Kubernetes' own, then the unknown one; then the order of the capture. */
  const place = (one, other) => group(one) - group(other) || C.compare(one.namespace || "", other.namespace || "") || one.line - other.line;
  const byLine = (one, other) => one.line - other.line;

  // What the Pods show

  /** The sandbox in use: the last one made. */
  C.sandboxOf = function (pod) {
    let best = null;
    const worth = (sandbox) => (live(sandbox.state) ? 1e10 : 0) + (sandbox.attempt === null ? 0 : sandbox.attempt + 1);
    for (const sandbox of pod.sandboxes) if (!best || worth(sandbox) > worth(best)) best = sandbox;
    return best;
  };
  function observe(snapshot) {
    const remarks = [];
    const ps = snapshot.sources.some(C.isCrictlPs);
    const named = (pod) => ({ namespace: pod.namespace, name: C.podLabel(pod) });
    const add = (line, kind) => remarks.push({ line: line, lines: 1, kind: kind });
    const twins = new Map();
    for (const pod of snapshot.pods) {
      const from = Array.from(pod.sources);
      const docker = from.some(C.isDocker);
      const sandbox = C.sandboxOf(pod);
      const starts = sandbox !== null && live(sandbox.state) && (docker || (ps && from.some(C.isCrictlPods))) &&
        !pod.sources.has("kubectl-pods-json");
      if (docker && pod.sandboxes.length === 0) add(pod.line, { is: "no-sandbox", pod: named(pod) });
      else if (pod.containers.length === 0 && starts) add(pod.line, { is: "starting", pod: named(pod) });
      if (pod.uid !== null && pod.name !== null) push(twins, JSON.stringify([pod.namespace, pod.name]), pod);
    }
    const again = Array.from(twins.values()).filter((pods) => pods.length > 1);
    again.sort((one, other) => (one[0].namespace === null) - (other[0].namespace === null) === 0
      ? C.compare(one[0].namespace || "", other[0].namespace || "") || C.compare(one[0].name, other[0].name)
      : one[0].namespace === null ? -1 : 1);
    for (const pods of again) {
      add(pods.reduce((line, pod) => Math.min(line, pod.line), Infinity), { is: "recreated", pod: named(pods[0]), times: pods.length });
    }
    const foreign = [];
    for (const container of snapshot.outside) {
      if (container.name === null) continue;
      const tool = nodeTool(container.image);
      if (tool) add(container.line, { is: "node-container", name: container.name, tool: tool });
      else if (W.name(container.name).is === "plain") foreign.push(container.line);
    }
    if (foreign.length > 0) add(foreign[0], { is: "foreign", count: foreign.length });
    return remarks;
  }
  /** The tool that made this container as a node, as its image shows. */
  function nodeTool(image) {
    if (image === null) return null;
    const path = image.split("@")[0];
    const at = path.lastIndexOf("/") + 1;
    const repository = path.slice(0, at) + path.slice(at).split(":")[0];
    const is = (wanted) => repository === wanted || repository.endsWith("/" + wanted);
    if (is("k8s-minikube/kicbase") || is("kicbase/stable")) return "minikube";
    return is("kindest/node") ? "kind" : is("rancher/k3s") ? "k3s" : null;
  }

  /** Makes a snapshot of what was read. */
  C.group = function* (reading) {
    const found = new Set(reading.records.map((record) => record.source));
    const records = reading.records.slice().sort((one, other) => rank(one.pod) - rank(other.pod) || one.line - other.line);
    const grouper = new Grouper();
    for (let at = 0; at < records.length; at++) {
      grouper.add(records[at]);
      if (at % 500 === 499) yield;
    }
    const { pods, outside, remarks } = grouper.done();
    const names = nodes(pods);
    for (let at = 0; at < pods.length; at++) {
      own(pods[at], names);
      pods[at].sandboxes.sort(byLine);
      pods[at].containers.sort(byLine);
      if (at % 500 === 499) yield;
    }
    pods.sort(place);
    outside.sort(byLine);
    const snapshot = {
      sources: sources.filter((source) => found.has(source)), nodes: Array.from(names).sort(C.compare), pods: pods, outside: outside,
    };
    snapshot.remarks = remarks.concat(reading.remarks, observe(snapshot)).sort(byLine);
    /** Whether this is the output of a command we know, although it may list nothing. */
    snapshot.isCapture = pods.length + outside.length > 0 || snapshot.remarks.some((remark) => remark.kind.is === "no-rows");
    return snapshot;
  };
})(window.ardoiseCapture = window.ardoiseCapture || {});
