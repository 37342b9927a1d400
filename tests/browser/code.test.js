// Code: copying takes what is typed, long lines scroll in their own box, tabs are kept in step over the course, and nothing is hidden in
// print or without JavaScript.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { blocks, build, course } from './lib/course.js';
import { stage } from './lib/stage.js';

const { browser, site, visit } = await stage(blocks);

const lesson = 'lessons/blocs.html';

const open = (options, script) => visit(lesson, { permissions: ['clipboard-read', 'clipboard-write'], ...options }, script);
const clipboard = (page) => page.evaluate(() => navigator.clipboard.readText());
const sessions = (page) => page.locator('main figure.console:not(.tabs figure):not(.capture figure)');

test('copying a session takes the commands, without prompt and output', async () => {
  const { context, page, faults } = await open();
  const session = sessions(page).filter({ hasText: 'whoami' }).first();
  const shown = await session.locator('pre').textContent();
  for (const part of ['$ docker', 'k8s_blue', '# whoami', 'root']) assert.ok(shown.includes(part), part);
  const button = session.locator('button.copy');
  await button.focus();
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.querySelector('.said').textContent);
  assert.equal(await clipboard(page), "docker ps --filter name=blue \\\n    --format '{{.Names}}'\nwhoami");
  assert.deepEqual(faults, []);
  await context.close();
});

test('every session of the course is copied as commands', async () => {
  const built = build(course);
  const context = await browser.newContext();
  await context.addInitScript(() => {
    globalThis.copied = [];
    Object.defineProperty(navigator, 'clipboard', { value: { writeText: async (text) => { globalThis.copied.push(text); } } });
  });
  const page = await context.newPage();
  let seen = 0;
  for (const file of built.pages.filter((name) => /^lessons\//.test(name))) {
    await page.goto(built.address + file);
    const told = await page.evaluate(async () => {
      const wrong = [];
      let count = 0;
      for (const block of document.querySelectorAll('.code.console')) {
        const button = block.querySelector('button.copy');
        // Read from what is shown: lines after a prompt, and those that a backslash carries over.
        const typed = [];
        let open = false;
        for (const line of block.querySelector('pre').textContent.split('\n')) {
          if (/^[$#] /.test(line) || open) {
            typed.push(open ? line : line.slice(2));
            open = line.endsWith('\\');
          }
        }
        if (!typed.length) {
          if (button) wrong.push(`nothing to copy: ${block.textContent.slice(0, 60)}`);
          continue;
        }
        button.click();
        await null;
        const text = globalThis.copied.pop();
        count += 1;
        if (text !== typed.join('\n')) wrong.push(text);
      }
      return { wrong, count };
    });
    assert.deepEqual(told.wrong, [], file);
    seen += told.count;
  }
  assert.ok(seen > 50, `${seen} sessions`);
  await context.close();
});

test('a file is copied whole, without the numbers of its lines', async () => {
  const { context, page } = await open();
  const block = page.locator('figure.code.numbers').first();
  await block.locator('button.copy').click();
  await page.waitForFunction(() => document.querySelector('.said').textContent);
  const code = (await block.locator('code').textContent()).replace(/\n$/, '');
  assert.equal(await clipboard(page), code);
  assert.doesNotMatch(await clipboard(page), /^\s*\d+\s/m);
  await context.close();
});

test('a long line scrolls in its own box, by keyboard too, and the page does not', async () => {
  const { context, page } = await open({ viewport: { width: 320, height: 700 } });
  const found = await page.evaluate(() => [...document.querySelectorAll('main figure.code pre')]
    .filter((pre) => pre.checkVisibility() && pre.scrollWidth > pre.clientWidth)
    .map((pre) => ({ focusable: pre.tabIndex === 0, right: pre.getBoundingClientRect().right })));
  assert.ok(found.length > 2, `${found.length} blocks are wider than a telephone`);
  assert.ok(found.every((pre) => pre.focusable && pre.right <= 320), JSON.stringify(found));
  const pre = page.locator('figure.console pre[tabindex="0"]').first();
  await pre.focus();
  await page.keyboard.press('ArrowRight');
  await page.waitForFunction(() => document.activeElement.scrollLeft > 0);
  assert.equal(await page.evaluate(() => scrollX), 0);
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
  await context.close();
});

const groups = (page) => page.locator('.tabs[data-sync="os"]');
const chosen = (page) => groups(page).evaluateAll((all) => all.map((box) => box.querySelector('[aria-selected="true"]').textContent));
const seen = (page) => groups(page).evaluateAll((all) => all.map((box) => [...box.children].filter((child) => child.matches('.tab') && child.checkVisibility()).length));

test('tabs of one name change together, by keyboard, and are the same on the next page', async () => {
  const { context, page, faults } = await open();
  assert.deepEqual(await chosen(page), ['Linux', 'Linux']);
  assert.deepEqual(await seen(page), [1, 1]);
  await groups(page).first().getByRole('tab', { name: 'Linux' }).focus();
  await page.keyboard.press('ArrowRight');
  assert.deepEqual(await chosen(page), ['macOS', 'macOS']);
  assert.equal(await page.evaluate(() => document.activeElement.textContent), 'macOS');
  assert.match(await groups(page).nth(1).innerText(), /Second groupe, macOS/);
  for (const file of [`en/${lesson}`, lesson]) {
    await page.goto(site.address + file);
    assert.ok((await chosen(page)).every((label) => label === 'macOS'), file);
  }
  // A group that has no such tab keeps what it shows.
  await page.keyboard.press('Tab');
  await groups(page).first().getByRole('tab').nth(2).click();
  assert.equal((await chosen(page))[1], 'macOS');
  assert.deepEqual(faults, []);
  await context.close();
});

test('the tabs of the course keep in step over its pages and its languages, and in a second window', async () => {
  const context = await browser.newContext();
  const { address } = build(course);
  const page = await context.newPage();
  const other = await context.newPage();
  const tab = (name) => page.locator('.tabs').getByRole('tab', { name, exact: true });
  const shown = (where, sync) => where.locator(`.tabs[data-sync="${sync}"] [aria-selected="true"]`).evaluateAll((all) => all.map((one) => one.textContent));
  await page.goto(`${address}lessons/docker-ps.html`);
  await other.goto(`${address}lessons/casser-et-reparer.html`);
  await tab('containerd, ou tout autre runtime').click();
  await other.waitForFunction(() => [...document.querySelectorAll('.tabs[data-sync="runtime"] [aria-selected="true"]')].every((one) => one.textContent === 'containerd'));
  await tab('Windows (PowerShell)').click();
  await page.goto(`${address}lessons/acces-exterieur.html`);
  await tab('Docker sous macOS ou Windows').click();
  await page.goto(`${address}en/lessons/acces-exterieur.html`);
  assert.deepEqual(await shown(page, 'driver'), ['Docker on macOS or Windows']);
  await page.goto(`${address}en/lessons/noeud-et-kubelet.html`);
  assert.deepEqual(await shown(page, 'driver'), ['Docker driver']);
  await page.goto(`${address}en/lessons/docker-ps.html`);
  assert.deepEqual([await shown(page, 'os'), await shown(page, 'runtime')], [['Windows (PowerShell)'], ['containerd, or any other runtime']]);
  await context.close();
});

test('where storage is refused tabs change all the same', async () => {
  const { context, page, faults } = await open({}, () => {
    Object.defineProperty(globalThis, 'localStorage', { get() { throw new DOMException('refused', 'SecurityError'); } });
  });
  await groups(page).first().getByRole('tab', { name: 'macOS' }).click();
  assert.deepEqual(await chosen(page), ['macOS', 'macOS']);
  assert.deepEqual(faults, []);
  await context.close();
});

for (const [name, options, media] of [['in print', {}, 'print'], ['without JavaScript', { javaScriptEnabled: false }, 'screen']]) {
  test(`${name} every tab is shown under its title, and nothing offers to copy`, async () => {
    const { context, page } = await open(options);
    await page.emulateMedia({ media });
    const tabs = page.locator('.tabs > .tab');
    assert.ok(await tabs.count() > 4);
    for (let i = 0; i < await tabs.count(); i += 1) {
      if (await tabs.nth(i).evaluate((tab) => !!tab.closest('details:not([open])'))) continue;
      assert.equal(await tabs.nth(i).isVisible(), true, `tab ${i}`);
      assert.equal(await tabs.nth(i).locator('> .tab-title').isVisible(), true, `title ${i}`);
    }
    for (const selector of ['.tablist', 'button.copy']) {
      const visible = await page.locator(selector).evaluateAll((all) => all.filter((one) => one.checkVisibility()).length);
      assert.equal(visible, 0, selector);
    }
    if (media === 'print') {
      // A printed line cannot be scrolled: it breaks.
      await page.setViewportSize({ width: 640, height: 900 });
      const cut = await page.evaluate(() => [...document.querySelectorAll('main figure.code pre')]
        .filter((pre) => pre.checkVisibility() && pre.scrollWidth > pre.clientWidth + 1).map((pre) => pre.textContent.slice(0, 60)));
      assert.deepEqual(cut, []);
    }
    await context.close();
  });
}
