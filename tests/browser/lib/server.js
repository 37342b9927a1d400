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

/** Sends a page as a slow network does: piece by piece, so that the browser shows each before the next is there. */
async function drip(response, body, pieces) {
  const size = Math.ceil(body.length / pieces);
  for (let at = 0; at < body.length && !response.destroyed; at += size) {
    response.write(body.subarray(at, at + size));
    await new Promise((next) => setTimeout(next, 40));
  }
  response.end();
}

/**
 * Serves on the loopback interface. `site()` gives the folder: a site may need to know its address to be built. Pages are sent
 * in that many pieces.
 */
export async function serve(prefix, site, pieces = 1) {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, 'http://127.0.0.1');
    const inside = pathname.startsWith(prefix);
    const found = inside && (await file(site(), decodeURIComponent(pathname.slice(prefix.length)) || '/'));
    const answer = found || (inside && (await file(site(), '404.html'))) || { body: 'outside of the site', type: 'text/plain' };
    response.writeHead(found ? 200 : 404, { 'content-type': answer.type, 'cache-control': 'no-store' });
    if (pieces > 1 && answer.type.startsWith('text/html')) await drip(response, answer.body, pieces);
    else response.end(answer.body);
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    address: `http://127.0.0.1:${server.address().port}${prefix}`,
    close: () => new Promise((closed) => {
      server.close(closed);
      server.closeAllConnections();
    }),
  };
}
