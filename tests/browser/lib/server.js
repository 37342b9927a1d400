// A host as plain as a static host can be: files under a path, and 404.html for all the rest.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';

const types = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.xml': 'application/xml',
};

async function file(folder, name) {
  const full = path.join(folder, name.endsWith('/') ? `${name}index.html` : name);
  if (full !== folder && !full.startsWith(folder + path.sep)) return null;
  const body = await readFile(full).catch(() => null);
  return body && { body, type: types[path.extname(full)] ?? 'text/plain; charset=utf-8' };
}

/**
 * Where a slow network cuts a page: after its head, so that its styles are there before the rest, before each tag of its header,
 * whose parts stand side by side, and between elements in 24 places after that. (Where a word is cut in two, its end may have to
 * go to the next line, on any page.)
 */
function cuts(body) {
  const text = body.toString('latin1');
  const start = text.indexOf('<body');
  const end = text.indexOf('</header>');
  if (start < 0 || end < start) throw new Error('a page without a body or a header');
  const tags = [...text.slice(start, end).matchAll(/</g)].map(({ index }) => start + index);
  const between = (place) => text.indexOf('\n<', place);
  const rest = Array.from({ length: 24 }, (_, n) => between(end + Math.ceil(((body.length - end) * n) / 24))).filter((place) => place > 0);
  return [0, ...tags, ...rest, body.length];
}

/** Sends a page as a slow network does: piece by piece, so that the browser shows each before the next is there. */
async function drip(response, body) {
  const places = cuts(body);
  for (let n = 1; n < places.length && !response.destroyed; n++) {
    response.write(body.subarray(places[n - 1], places[n]));
    await new Promise((next) => setTimeout(next, n === 1 ? 300 : 40));
  }
  response.end();
}

/**
 * Serves on the loopback interface. `site()` gives the folder: a site may need to know its address to be built.
 */
export async function serve(prefix, site, { slow = false } = {}) {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, 'http://127.0.0.1');
    const inside = pathname.startsWith(prefix);
    const found = inside && (await file(site(), decodeURIComponent(pathname.slice(prefix.length)) || '/'));
    const answer = found || (inside && (await file(site(), '404.html'))) || { body: 'outside of the site', type: 'text/plain' };
    response.writeHead(found ? 200 : 404, { 'content-type': answer.type, 'cache-control': 'no-store' });
    if (slow && answer.type.startsWith('text/html')) await drip(response, answer.body);
    else response.end(answer.body);
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  // Does not keep the process alive: a test that fails may have had no time to close it.
  server.unref();
  return {
    address: `http://127.0.0.1:${server.address().port}${prefix}`,
    close: () => new Promise((closed) => {
      server.close(closed);
      server.closeAllConnections();
    }),
  };
}
