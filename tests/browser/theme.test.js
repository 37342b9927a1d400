// What the theme does where JavaScript runs: the colours, the copies, the tabs, and the keyboard.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { beforeEach, afterEach, test } from 'node:test';
import { blocks } from './lib/course.js';
import { stage } from './lib/stage.js';

const lesson = 'lessons/blocs.html';
const words = (lang) => Object.fromEntries(
  readFileSync(new URL(`../../templates/strings/${lang}.toml`, import.meta.url), 'utf8')
    .split('\n').map((line) => line.match(/^(\w+) = "(.*)"$/)).filter(Boolean).map(([, key, word]) => [key, word]),
);
const t = words('fr');

let context;
let page;
let faults;
const { site, visit } = await stage(blocks);

async function open(options) {
  ({ context, page, faults } = await visit(lesson, options));
}
beforeEach(() => open({ permissions: ['clipboard-read', 'clipboard-write'], colorScheme: 'light', reducedMotion: 'reduce' }));
afterEach(async () => {
  await context.close();
  assert.deepEqual(faults, []);
});

/** How light the page is, from 0 to 1. */
const lightness = () => page.evaluate(() => {
  const canvas = document.createElement('canvas').getContext('2d');
  canvas.fillStyle = getComputedStyle(document.body).backgroundColor;
  canvas.fillRect(0, 0, 1, 1);
  const [r, g, b] = canvas.getImageData(0, 0, 1, 1).data;
  return (r + g + b) / 765;
});

test('the page follows the system, and the switch changes it for good', async () => {
  assert.ok((await lightness()) > 0.9);
  await page.emulateMedia({ colorScheme: 'dark' });
  assert.ok((await lightness()) < 0.3);
  await page.emulateMedia({ colorScheme: 'light' });

  const names = [t.theme, t.theme_auto, t.theme_light, t.theme_dark].map((name) => name.replace(/\s/g, '\\s'));
  const button = page.getByRole('button', { name: new RegExp(`^(${names.join('|')})$`) });
  const before = new Set();
  for (let press = 0; press < 3 && (await lightness()) > 0.9; press += 1) {
    before.add(await button.getAttribute('aria-label'));
    await button.click();
  }
  assert.ok((await lightness()) < 0.3, 'no press made it dark');
  const name = await button.getAttribute('aria-label');
  assert.ok(!before.has(name), `the switch does not say what it is: ${name}`);
  // Kept on the next page, and there from the first frame: no other theme flashes by.
  await page.addInitScript(() => {
    globalThis.schemes = [];
    requestAnimationFrame(function look() {
      if (document.body) globalThis.schemes.push(getComputedStyle(document.documentElement).colorScheme);
      if (globalThis.schemes.length < 5) requestAnimationFrame(look);
    });
  });
  await page.goto(`${site.address}glossary.html`);
  assert.ok((await lightness()) < 0.3, 'the next page forgot it');
  await page.waitForFunction(() => globalThis.schemes.length === 5);
  assert.deepEqual(await page.evaluate(() => [...new Set(globalThis.schemes)]), ['dark']);
  assert.equal(await button.getAttribute('aria-label'), name);
});

/** The copy button of the first block of code that holds a text. */
async function copied(text) {
  const block = page.getByRole('figure').filter({ hasText: text }).first();
  await block.hover();
  const button = block.getByRole('button', { name: t.script_code_copy, exact: true });
  await button.click();
  await page.getByRole('status').filter({ hasText: t.script_code_copied }).waitFor({ state: 'attached' });
  return page.evaluate(() => navigator.clipboard.readText());
}

test('copying a session takes the commands, not the prompts and the answers', async () => {
  assert.equal(await copied('k8s_blue_blue-minikube'), "docker ps --filter name=blue \\\n    --format '{{.Names}}'\nwhoami");
});

test('copying a file takes the whole file, without the numbers of its lines', async () => {
  const file = readFileSync(`${blocks}content/manifests/pod.yaml`, 'utf8');
  const shown = file.split('\n').filter((line) => !line.includes('ANCHOR')).join('\n').trimEnd();
  assert.equal((await copied('apiVersion: v1')).trimEnd(), shown);
});

test('the first press of Tab offers to skip to the text', async () => {
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: t.skip });
  assert.ok(await skip.evaluate((link) => link === document.activeElement), 'another element has the focus');
  const box = await skip.boundingBox();
  assert.ok(box.x >= 0 && box.y >= 0 && box.width > 20 && box.height > 20, `the link is not seen: ${JSON.stringify(box)}`);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  assert.ok(await page.evaluate(() => document.querySelector('main').contains(document.activeElement)), 'Tab goes on outside of the text');
});

test('all that can be done with a mouse can be reached by Tab, and is seen then', async () => {
  // Numbered now: what opens on the way, such as the card of a mention, comes beside what was there.
  const wanted = await page.evaluate(() => [...document.querySelectorAll('a[href], button, summary')]
    .filter((element) => element.checkVisibility({ visibilityProperty: true }) && element.tabIndex >= 0)
    .map((element, number) => { element.dataset.wanted = number; return element.outerHTML.slice(0, 100); }));
  const seen = new Set();
  for (let press = 0; press < 2 * wanted.length; press += 1) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(() => {
      const element = document.activeElement;
      if (element === document.body) return null;
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      const { x, y, width, height } = element.getBoundingClientRect();
      return {
        number: Number(element.dataset.wanted ?? -1),
        outlined: outlineStyle !== 'none' && parseFloat(outlineWidth) > 0,
        clip: { x: Math.max(0, x - 4), y: Math.max(0, y - 4), width: width + 8, height: height + 8 },
        html: element.outerHTML.slice(0, 100),
      };
    });
    if (!at) break;
    if (!at.outlined) {
      // Marked in another way, such as a thicker line: it has to be seen.
      const focused = await page.screenshot({ clip: at.clip });
      await page.evaluate(() => document.activeElement.blur());
      assert.ok(!focused.equals(await page.screenshot({ clip: at.clip })), `nothing shows that the focus is on ${at.html}`);
    }
    seen.add(at.number);
  }
  assert.ok(wanted.length > 100, `only ${wanted.length} places to reach`);
  assert.deepEqual(wanted.filter((_, number) => !seen.has(number)), []);
});

test('tabs: one at a time, by mouse and arrows, and groups of the same name together', async () => {
  const shown = (text) => page.getByText(text, { exact: true }).isVisible();
  assert.ok(await shown('Le texte de Linux.'));
  assert.equal(await shown('Le texte de macOS.'), false);
  const lists = page.getByRole('tablist');
  assert.equal(await lists.count(), 2);
  await lists.first().getByRole('tab', { name: 'macOS' }).click();
  assert.deepEqual([await shown('Le texte de Linux.'), await shown('Le texte de macOS.'), await shown('Second groupe, macOS.')], [false, true, true]);
  await page.keyboard.press('ArrowRight');
  assert.ok(await shown('Le texte de Windows.'));
  await page.keyboard.press('Home');
  assert.ok(await shown('Le texte de Linux.'));
  assert.equal(await page.getByRole('tab', { selected: true }).first().textContent(), 'Linux');
  const panel = page.getByRole('tabpanel').first();
  assert.equal(await panel.evaluate((element) => document.getElementById(element.getAttribute('aria-labelledby')).textContent), 'Linux');
});

test('on a telephone the list of lessons opens, closes by Escape, and leads on', async () => {
  await page.setViewportSize({ width: 320, height: 640 });
  const button = page.getByRole('button', { name: t.lessons, exact: true });
  const list = page.getByRole('navigation', { name: t.lessons });
  assert.equal(await list.isVisible(), false);
  await button.click();
  assert.ok(await list.isVisible());
  await page.keyboard.press('Escape');
  assert.equal(await list.isVisible(), false);
  await button.click();
  await list.getByRole('link', { name: /Sans traduction/ }).click();
  await page.waitForURL(/seul\.html$/);
});

test('printing shows what is folded', async () => {
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  for (const text of ['Le second indice.', 'La solution : seize.', 'Le texte de macOS.', 'Non : quelqu’un.']) {
    assert.ok(await page.getByText(text).first().isVisible(), text);
  }
  assert.equal(await page.getByRole('button', { name: t.script_code_copy, exact: true }).first().isVisible(), false);
});

test('marks that are nothing but their colour are printed', async () => {
  await page.emulateMedia({ media: 'print' });
  const marks = await page.evaluate(() => [...document.querySelectorAll('main *')].map((element) => [element, getComputedStyle(element, '::before')])
    .filter(([element, style]) => element.checkVisibility() && style.content === '""' && parseFloat(style.width) > 0 && style.backgroundColor !== 'rgba(0, 0, 0, 0)')
    .map(([element, style]) => `${element.className}: ${style.printColorAdjust}`));
  assert.ok(marks.length > 0, 'the page has no mark');
  assert.deepEqual(marks.filter((mark) => !mark.endsWith(': exact')), []);
});

test('where storage is refused, nothing is remembered and nothing breaks', async () => {
  await context.addInitScript(() => {
    Object.defineProperty(globalThis, 'localStorage', { get() { throw new DOMException('refused', 'SecurityError'); } });
  });
  await page.goto(site.address + lesson);
  await page.getByRole('tab', { name: 'macOS' }).first().click();
  assert.ok(await page.getByText('Le texte de macOS.').isVisible());
});
