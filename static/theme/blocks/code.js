// Copy buttons on code; of a session, only what is typed.
(function () {
  "use strict";
  var words = JSON.parse(document.currentScript.dataset.words);
  var all = function (selector, within) { return Array.prototype.slice.call((within || document).querySelectorAll(selector)); };

  var typed = function (block) {
    var commands = all(".cmd", block);
    if (!block.classList.contains("console") || !commands.length) return block.querySelector("code").textContent.replace(/\n$/, "");
    return commands.map(function (command) { return command.textContent; }).join("\n");
  };
  var copy = window.ardoise.copy;
  var said = document.createElement("p");
  said.className = "said";
  said.setAttribute("role", "status");
  document.body.appendChild(said);
  all(".code").forEach(function (block) {
    if (block.classList.contains("console") && !block.querySelector(".cmd")) return;
    var button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = words.copy;
    button.addEventListener("click", function () {
      copy(typed(block)).then(function () {
        button.textContent = said.textContent = words.copied;
        button.classList.add("done");
        setTimeout(function () {
          button.textContent = words.copy;
          said.textContent = "";
          button.classList.remove("done");
        }, 1600);
      }, function () { getSelection().selectAllChildren(block.querySelector("code")); });
    });
    block.appendChild(button);
  });
})();
