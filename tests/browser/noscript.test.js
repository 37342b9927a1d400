// Without JavaScript everything can be read, and nothing is shown that would need it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, watch } from './lib/browser.js';
import { blocks, build, course } from './lib/course.js';

let browser;
before(async () => { browser = await launch(); });
after(() => browser?.close());

/** The texts of the page that nobody can see or unfold, and the buttons that would do nothing: run inside the page. */
function lost() {
  const shown = (node) => {
    const range = document.createRange();
    range.selectNodeContents(node);
    const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
    const style = getComputedStyle(element);
    return range.getClientRects().length > 0 && style.visibility === 'visible' && style.opacity !== '0';
  };
  const folded = (element) => {
    const details = element.closest('details:not([open])');
    return details && (!element.closest('summary') || folded(details.parentElement));
  };
  // A figure has a layout for wide screens and one for narrow ones: either may be hidden while the other is there and tells the same.
  const tells = (layout) => [...layout.querySelectorAll('[data-id], [data-from]')].map((part) => part.ariaLabel ?? part.querySelector('title').textContent).sort().join('\n');
  const otherLayout = (element) => {
    const own = element.closest('.drawing > :is(.wide, .narrow)');
    const others = own ? [...own.parentElement.children].filter((other) => other !== own) : [];
    return others.some((other) => other.checkVisibility() && tells(other) === tells(own));
  };
  const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) {
    const { parentElement: element, data } = walker.currentNode;
    const read = data.trim() && !element.closest('script, style, template, annotation, button, option, [aria-hidden=true], svg title, svg desc');
    if (read && !folded(element) && !shown(walker.currentNode) && !otherLayout(element)) texts.push(data.trim().slice(0, 60));
  }
  const buttons = [...document.querySelectorAll('button, [role=button], [role=tab], input:not([disabled]), select')]
    .filter((button) => button.checkVisibility({ visibilityProperty: true }) && !button.closest('[popover]:not(:popover-open)'))
    // These need no script: a checklist can be ticked and a question answered, the solution unfolds.
    .filter((button) => !button.popoverTargetElement && !button.matches('[commandfor], .goals input, .question :is(input, select)'))
    .map((button) => button.outerHTML.slice(0, 100));
  return { texts, buttons };
}

for (const [name, make] of [['the course', () => build(course)], ['every block', () => build(blocks)]]) {
  test(`${name} can be read without JavaScript`, async () => {
    const site = make();
    const context = await browser.newContext({ javaScriptEnabled: false });
    const faults = watch(context, site.address);
    const page = await context.newPage();
    for (const file of site.pages) {
      if (file === '404.html') continue;
      await page.goto(site.address + file);
      assert.ok(await page.getByRole('heading', { level: 1 }).isVisible(), file);
      for (const width of [1280, 360]) {
        await page.setViewportSize({ width, height: 740 });
        assert.deepEqual(await page.evaluate(lost), { texts: [], buttons: [] }, `${file}, ${width} px`);
      }
    }
    assert.deepEqual(faults, []);
    await context.close();
  });
}

test('tabs stand one under the other, hints and solutions unfold', async () => {
  const site = build(blocks);
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${site.address}lessons/blocs.html`);
  for (const text of ['Le texte de Linux.', 'Le texte de macOS.', 'Le texte de Windows.']) {
    assert.ok(await page.getByText(text).isVisible(), text);
  }
  for (const [summary, text] of [
    ['Encore un', 'Le second indice.'],
    ['Solution', 'La solution : seize.'],
    ['Un aparté', 'Le texte de l’aparté.'],
  ]) {
    const content = page.getByText(text);
    assert.equal(await content.isVisible(), false, text);
    await page.locator('summary', { hasText: summary }).first().click();
    assert.ok(await content.isVisible(), text);
  }
  await context.close();
});
