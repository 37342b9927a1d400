// Chromium, and what pages do in it that they should not.
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

/** Starts the browser that CHROMIUM names, or Debian's. Nothing but this machine can be reached from it. */
export function launch() {
  const executablePath = process.env.CHROMIUM || '/usr/bin/chromium';
  if (!existsSync(executablePath)) throw new Error(`no browser at ${executablePath}: set CHROMIUM`);
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    ],
  });
}

/** Whether an address is that of a file of the site: `..` is gone from it already. */
export const inside = (url, address) => url.startsWith(address);

/**
 * Collects what the pages of a context do wrong: errors and warnings, failed requests, and requests for what is not a file of
 * the site.
 */
export function watch(context, address) {
  const faults = [];
  const say = (page, text) => faults.push(`${page?.url() ?? '?'}: ${text}`);
  context.on('console', (message) => {
    if (['error', 'warning', 'assert'].includes(message.type())) say(message.page(), `console ${message.type()}: ${message.text()}`);
  });
  context.on('weberror', (error) => say(error.page(), `uncaught ${error.error()}`));
  context.on('request', (request) => {
    const url = request.url();
    if (!inside(url, address) && !url.startsWith('data:') && !url.startsWith('blob:')) say(request.frame().page(), `requests ${url}`);
  });
  context.on('requestfailed', (request) => {
    // Aborted: the test went on to the next page while the icon was on its way.
    const why = request.failure()?.errorText;
    if (why !== 'net::ERR_ABORTED') say(request.frame().page(), `${request.url()} failed: ${why}`);
  });
  context.on('response', (response) => {
    if (response.status() >= 400) say(response.frame().page(), `${response.url()} is answered ${response.status()}`);
  });
  context.on('page', (page) => page.on('websocket', (socket) => say(page, `opens a socket to ${socket.url()}`)));
  return faults;
}
