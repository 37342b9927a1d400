// Measures pages of any site that is on disk, ours or another's: `node beside.js FOLDER [PAGE...]`, a page as its address in that site. docs/design.md quotes it.
//   weight of what is requested from the site, compressed, and what is requested from elsewhere, which is not reachable here;
//   type and measure of the running text at 1,280 px, the place of its first long paragraph at both widths;
//   what axe finds, light and dark, and whether a page of 320 px scrolls sideways.
import axe from 'axe-core';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { launch } from './lib/browser.js';
import { serve } from './lib/server.js';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const [folder, ...pages] = process.argv.slice(2);
const host = await serve('/', () => path.resolve(folder));
const browser = await launch();

/** Sizes, and the characters and words of the fullest line, of what is read: run inside the page. */
function type() {
  const main = document.querySelector('main') ?? document.body;
  const paragraphs = [...main.querySelectorAll('p')].filter((p) => p.checkVisibility() && p.textContent.length > 120);
  const lines = [];
  for (const p of paragraphs) {
    const walker = document.createTreeWalker(p, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    let bottom = -Infinity;
    while (walker.nextNode()) {
      for (let i = 0; i < walker.currentNode.length; i += 1) {
        range.setStart(walker.currentNode, i);
        range.setEnd(walker.currentNode, i + 1);
        const box = range.getBoundingClientRect();
        if (!box.width) continue;
        if (box.top >= bottom) lines.push('');
        bottom = Math.max(box.bottom - 4, box.top >= bottom ? -Infinity : bottom);
        lines[lines.length - 1] += walker.currentNode.data[i];
      }
    }
  }
  const size = (element) => {
    if (!element) return '-';
    const style = getComputedStyle(element);
    return `${parseFloat(style.fontSize)} px / ${(element.matches('p') && (parseFloat(style.lineHeight) / parseFloat(style.fontSize)).toFixed(2)) || 'any'}`;
  };
  const fullest = lines.map((line) => line.trim()).sort((a, b) => b.length - a.length)[0] ?? '';
  return {
    text: size(paragraphs[0]), code: size(main.querySelector('pre code')),
    first: paragraphs[0] && Math.round(paragraphs[0].getBoundingClientRect().top + scrollY),
    line: `${fullest.length} characters, ${fullest.split(/\s+/).length} words`,
  };
}

function weight(urls) {
  let [bytes, scripts] = [0, 0];
  for (const url of urls) {
    const name = decodeURIComponent(new URL(url).pathname);
    const file = [name, `${name}index.html`, '/404.html'].map((one) => path.join(folder, one)).find((one) => existsSync(one) && !one.endsWith(path.sep));
    const body = readFileSync(file);
    const size = /\.(woff2?|png|jpe?g|webp)$/.test(file) ? body.length : gzipSync(body).length;
    bytes += size;
    if (file.endsWith('.js')) scripts += size;
  }
  return `${(bytes / 1000).toFixed(1)} KB in ${urls.length} files, of them ${(scripts / 1000).toFixed(1)} KB of scripts`;
}

/** In a page of its own: what a wide one has opened may stay open in a narrow one. */
async function telephone(address) {
  const page = await browser.newPage({ viewport: { width: 360, height: 740 }, reducedMotion: 'reduce' });
  await page.goto(host.address + address, { waitUntil: 'load' });
  const narrow = await page.evaluate(type);
  await page.setViewportSize({ width: 320, height: 640 });
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  await page.close();
  return { narrow, 'sideways at 320 px': sideways ? 'yes' : 'no' };
}

async function measure(address, colorScheme) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, colorScheme, reducedMotion: 'reduce' });
  const asked = new Set();
  page.on('request', (request) => /^https?:/.test(request.url()) && asked.add(request.url()));
  await page.goto(host.address + address, { waitUntil: 'load' });
  await page.waitForTimeout(500);
  const said = {};
  if (colorScheme === 'light') {
    const urls = [...asked];
    said.weight = weight(urls.filter((url) => url.startsWith(host.address)));
    said.elsewhere = urls.filter((url) => !url.startsWith(host.address)).join(' ') || 'nothing';
    said.wide = await page.evaluate(type);
  }
  await page.evaluate(axe.source);
  const found = await page.evaluate((values) => globalThis.axe.run(document, { runOnly: { type: 'tag', values }, resultTypes: ['violations'] }), tags);
  said[`axe, ${colorScheme}`] = found.violations.map(({ id, nodes }) => `${id} x ${nodes.length}`).join(', ') || 'nothing';
  await page.close();
  return said;
}

for (const address of pages.length ? pages : ['']) {
  console.log(`${address || '(home)'}:`);
  for (const one of [() => measure(address, 'light'), () => measure(address, 'dark'), () => telephone(address)]) {
    for (const [what, said] of Object.entries(await one())) console.log(`  ${what}: ${typeof said === 'object' ? JSON.stringify(said) : said}`);
  }
}
await browser.close();
await host.close();
