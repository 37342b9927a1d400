// Every page is valid, as the Nu Html Checker has it.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { blocks, build, course, scaffold } from './lib/course.js';

const checker = fileURLToPath(new URL('node_modules/vnu-jar/build/dist/vnu.jar', import.meta.url));

/** What is wrong with the pages of sites. */
function check(sites) {
  const files = sites.flatMap((site) => site.pages.map((page) => site.path(page)));
  const args = ['-jar', checker, '--errors-only', '--exit-zero-always', '--format', 'json', '--stdout', ...files];
  const done = spawnSync('java', args, { encoding: 'utf8', maxBuffer: 1 << 28 });
  assert.equal(done.error, undefined);
  assert.equal(done.status, 0, done.stderr);
  const told = JSON.parse(done.stdout).messages;
  return told.map((one) => `${one.url}:${one.lastLine}:${one.lastColumn}: ${one.message} | ${one.extract?.replaceAll('\n', ' ')}`);
}

test('every page is valid HTML', () => {
  const sites = [
    build(course, '--site-url', 'https://example.org/repo/'),
    build(blocks),
    build(blocks, '--edition', 'teacher', '--site-url', 'https://example.org/'),
    scaffold('fr'),
    scaffold('en'),
  ];
  assert.ok(sites.every((site) => site.pages.length > 5));
  assert.deepEqual(check(sites), []);
});
