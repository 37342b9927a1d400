// What the page's scripts make of a capture, without a page; and captures broken in every way, the same at every run.
import { readFileSync } from 'node:fs';
import vm from 'node:vm';

/** Loads the scripts of the block `explain` of a built site, with what they know in a language. */
export function reader(site, lang) {
  const scripts = site.files.filter((file) => file.startsWith('theme/blocks/explain/'));
  const context = vm.createContext({});
  vm.runInContext('var window = globalThis;', context);
  for (const file of [...scripts, `theme/explain/${lang}.js`]) vm.runInContext(readFileSync(site.path(file), 'utf8'), context);
  return (raw) => {
    context.raw = raw;
    const json = vm.runInContext(
      '(() => { const steps = ardoiseCapture.explain(raw, ardoiseCapture.data); let step; do step = steps.next(); while (!step.done); return JSON.stringify(step.value); })()',
      context,
    );
    const { isCapture, ...tables } = JSON.parse(json);
    return { isCapture, tables };
  };
}

/** Numbers that look drawn at random, the same for the same seed. */
export function dice(seed) {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const odd = ['…', '...', '日本', 'é', '🧑🏽', ' ', '    ', '\t', '\u001b[31m', '_', '"', '{', '}', '[', ']', ',', ':', '0', '-', 'k8s_', '/tcp', '(', ')',
  '\u00a0', '\u2003', '\r', '\u0007', '│', 'Up ', ' ago', '$ docker ps\n', '```\n', 'NAME ', '\\', '\\ud83d', '1/1', 'pod/', '#', '@'];

/** One way to break a capture; `other` gives another capture. */
function change(text, roll, other) {
  const chars = Array.from(text);
  const lines = text.split('\n');
  const at = roll(chars.length + 1);
  const line = roll(lines.length);
  const rows = () => lines.join('\n');
  switch (roll(14)) {
    case 0: return chars.slice(0, at).join('');
    case 1: return chars.slice(at).join('');
    case 2: return chars.slice(0, at).join('') + chars.slice(at + roll(200)).join('');
    case 3:
    case 4: return chars.slice(0, at).join('') + odd[roll(odd.length)] + chars.slice(at).join('');
    case 5: lines[line] = lines[line].replace('   ', ' '.repeat(roll(40))); return rows();
    case 6: { const width = 20 + roll(180); return lines.map((one) => Array.from(one).slice(0, width).join('')).join('\n'); }
    case 7: {
      const width = 20 + roll(180);
      const trimmed = roll(2) === 0;
      return lines.flatMap((one) => {
        const all = Array.from(one);
        const pieces = [];
        for (let from = 0; from === 0 || from < all.length; from += width) pieces.push(all.slice(from, from + width).join(''));
        return trimmed ? pieces.map((piece) => piece.trimEnd()) : pieces;
      }).join('\n');
    }
    case 8: lines.splice(line, 1); return rows();
    case 9: lines.splice(line, 0, lines[roll(lines.length)]); return rows();
    case 10: { const with_ = roll(lines.length); [lines[line], lines[with_]] = [lines[with_], lines[line]]; return rows(); }
    case 11: if (line + 1 < lines.length) lines.splice(line, 2, lines[line] + lines[line + 1]); return rows();
    case 12: return `${text}${roll(2) ? '\n' : ''}${other()}`;
    default: return text.replaceAll('\n', '\r\n');
  }
}

/** A broken capture. */
export function broken(captures, seed) {
  const roll = dice(seed);
  const other = () => captures[roll(captures.length)];
  let text = other();
  for (let times = 1 + roll(4); times > 0; times--) text = change(text, roll, other);
  // Half a pair cannot be written to a file.
  return text.toWellFormed();
}
