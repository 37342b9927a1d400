// Lines around the output: prompts with the command typed, and what the tools say instead of a table. As src/capture/read/prompt.rs.
(function (C) {
  "use strict";
  const commands = ["docker ps", "docker container ls", "docker container ps", "docker container list", "crictl ps", "crictl pods",
    "crictl po", "podman ps", "nerdctl ps", "kubectl get", "minikube ssh", "docker exec"];
  const marks = /[$#%>❯➜]/;

  /** `user@host:~/folder$ `, `[user@host folder]# `, `C:\Users\me>`: nothing but letters of a place before the mark. */
  function isPlace(line) {
    const at = line.search(/[$#%>]/);
    if (at < 0) return false;
    const head = line.slice(0, at);
    const drive = /^[ -~]:\\/.test(head);
    const followed = at + 1 === line.length || line[at + 1] === " ";
    return (head.includes("@") || drive || head.endsWith("~")) && followed && C.count(head) < 120 && !head.includes("  ");
  }
  /** Whether a line is a prompt, with or without a command. */
  C.isPrompt = function (line) {
    line = line.trim();
    let before = line;
    if (line.length > 300) {
      const chars = Array.from(line.slice(0, 600));
      if (chars.length > 300 || line.length > 600) before = chars.slice(0, 300).join("");
    }
    if (before.length < line.length && !marks.test(before[0])) return false;
    const found = commands.map((command) => before.indexOf(command)).filter((at) => at >= 0);
    if (found.length > 0) {
      const head = before.slice(0, Math.min(...found)).trimEnd();
      return head === "" || /(?:sudo|time|watch|k3s|minikube)$/.test(head) || marks.test(head);
    }
    return /^[$#%>❯➜](?: |$)/.test(before) || (before.startsWith("PS ") && before.includes(">")) || isPlace(before);
  };
  /** Whether a line is a fence (with or without a language) or a ruler, as copied documents have them. */
  C.isRuler = function (line) {
    line = line.trim();
    if (line.startsWith("```") || line.startsWith("~~~")) {
      const language = /^[`~ ]*([A-Za-z0-9]{0,19})/.exec(line)[0];
      if (/^[`~ ]*$/.test(line.slice(language.length))) return true;
    }
    return line.length >= 3 && /^[-=_*─═]+$/.test(line);
  };
  const said = [
    ["nothing-found", /^No resources found/],
    ["unreachable", /^(?:Cannot connect to the Docker daemon|error during connect|The connection to the server|Unable to connect to the server|Is the docker daemon running)/],
    ["denied", /^(?:permission denied|Got permission denied|Error from server \(Forbidden\))|permission denied while trying to connect/],
    ["no-command", /(?:command not found|: not found)$/],
    ["other", /^(?:WARN\[|FATA\[|ERRO\[|WARNING:|Error:|error:|Error from server|Emulate Docker CLI|Warning:)/],
    ["other", /^[EWIF][0-9]{4}\s+[0-9:.]{8,}(?:\s|$)/],
  ];
  /** What a tool said, if this is a tool speaking. */
  C.message = function (line) {
    line = line.trimStart();
    const found = said.find((one) => one[1].test(line));
    return found ? found[0] : null;
  };
})(window.ardoiseCapture = window.ardoiseCapture || {});
