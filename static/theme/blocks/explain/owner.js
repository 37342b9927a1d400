// What made a Pod, as its name shows. As src/capture/owner.rs.
(function (C) {
  "use strict";
  const W = (C.words = C.words || {});
  const cut = function (text, at) { return at < 0 ? null : [text.slice(0, at), text.slice(at + 1)]; };
  const lastDash = (text) => cut(text, text.lastIndexOf("-"));
  /** A whole number of 32 bits, a plus before it allowed, or null. */
  const ordinal = (text) => W.number(text[0] === "+" ? text.slice(1) : text);

  /** The name of a static Pod without its node, or null. */
  const withoutNode = (pod, node) => (pod.length > node.length + 1 && pod.endsWith("-" + node) ? pod.slice(0, -node.length - 1) : null);
  /** Kubernetes' random names leave out vowels and digits that look like letters. */
  const isSuffix = (text) => /^[bcdfghjklmnpqrstvwxz2456789]{5}$/.test(text);
  const isTemplateHash = (text) => /^(?:[456789bcdf]{7,10}|[0-9]{9,10})$/.test(text);
  const isMinute = (text) => /^[23][0-9]{7}$/.test(text);

  /** The short name of what runs, or null. */
  C.workloadOf = (owner) => (owner.is === "replica-set" ? owner.deployment : owner.is === "bare" ? null : owner.name);
  /** From an `ownerReferences` entry. */
  C.statedOwner = function (kind, name, pod) {
    switch (kind) {
      case "Node": {
        const short = withoutNode(pod, name);
        return { is: "static", name: short === null ? pod : short, node: name };
      }
      case "ReplicaSet": {
        const parts = lastDash(name);
        return parts && parts[0] !== "" ? { is: "replica-set", deployment: parts[0], hash: parts[1] }
          : { is: "replica-set", deployment: name, hash: "" };
      }
      case "DaemonSet": return { is: "daemon-set", name: name };
      case "StatefulSet": {
        const parts = lastDash(pod);
        return { is: "stateful-set", name: name, ordinal: (parts && ordinal(parts[1])) || 0 };
      }
      case "Job": return { is: "job", name: name };
      default: return { is: "other", object: kind, name: name };
    }
  };
  /** The longest node's name that ends a Pod's name. */
  function onNode(pod, nodes) {
    for (let at = pod.indexOf("-", 1); at > 0; at = pod.indexOf("-", at + 1)) {
      const node = pod.slice(at + 1);
      if (nodes.has(node)) return { name: pod.slice(0, at), node: node };
    }
    return null;
  }
  /** Guesses the owner of a Pod. */
  C.guessOwner = function (pod, uid, ended, nodes) {
    const found = onNode(pod, nodes);
    if (W.isStaticUid(uid)) return { is: "static", name: found ? found.name : pod, node: found ? found.node : null };
    if (uid === null && found) return { is: "static", name: found.name, node: found.node };
    const parts = lastDash(pod);
    if (!parts || parts[0] === "") return { is: "bare" };
    if (isSuffix(parts[1])) {
      const inner = lastDash(parts[0]);
      if (inner && inner[0] !== "") {
        if (isTemplateHash(inner[1])) return { is: "replica-set", deployment: inner[0], hash: inner[1] };
        if (isMinute(inner[1])) return { is: "job", name: parts[0] };
      }
      return { is: ended ? "job" : "daemon-set", name: parts[0] };
    }
    const number = ordinal(parts[1]);
    const whole = number !== null && (parts[1] === "0" || parts[1][0] !== "0");
    return whole ? { is: "stateful-set", name: parts[0], ordinal: number } : { is: "bare" };
  };
})(window.ardoiseCapture = window.ardoiseCapture || {});
