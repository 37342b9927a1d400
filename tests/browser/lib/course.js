// Builds courses with the program of this repository, into folders that vanish when the tests end.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** The course of the repository. */
export const course = root;
/** A course with every block and every colour of the theme. */
export const blocks = fileURLToPath(new URL('../course/', import.meta.url));

function run(command, args) {
  const done = spawnSync(command, args, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28 });
  if (done.error) throw done.error;
  if (done.status !== 0) throw new Error(`${command} ${args.join(' ')}: exit code ${done.status}\n${done.stdout}${done.stderr}`);
  return done.stdout;
}

let built;

/** The path of the program, built from what is here. */
export function program() {
  if (!built) {
    const messages = run('cargo', ['build', '--locked', '--quiet', '--message-format=json']).trim().split('\n').map((line) => JSON.parse(line));
    built = messages.find((message) => message.executable && message.target.name === 'ardoise').executable;
  }
  return built;
}

const made = [];
process.on('exit', () => made.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

/** A new folder. */
export function folder() {
  const name = mkdtempSync(path.join(tmpdir(), 'ardoise-'));
  made.push(name);
  return name;
}

/** A finished site on disk. */
export class Site {
  constructor(folder) {
    this.folder = folder;
    /** Every file, as a path from the site's root, in order. */
    this.files = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(folder, path.join(entry.parentPath ?? entry.path, entry.name)).split(path.sep).join('/'))
      .sort();
    /** Every page. */
    this.pages = this.files.filter((file) => file.endsWith('.html'));
    /** The address that a double click opens, without the file's name. */
    this.address = `${pathToFileURL(folder).href}/`;
  }

  /** The path on disk. */
  path(file) {
    return path.join(this.folder, file);
  }
}

/** Builds a course. */
export function build(source, ...options) {
  const dest = path.join(folder(), 'site');
  run(program(), ['build', source, '--dest', dest, ...options]);
  return new Site(dest);
}

/** Makes a new course in a language and builds it. */
export function scaffold(lang) {
  const source = path.join(folder(), 'course');
  run(program(), ['new', 'course', source, '--lang', lang]);
  return build(source);
}
