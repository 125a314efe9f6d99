// A built site, as the checks see it: its HTML files read once, a server that serves them as a council's
// own would, and a browser. What is chosen here goes to check.mjs and shots.mjs.

import { createServer } from 'node:http';
import { readdir, readFile, stat } from 'node:fs/promises';
import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.xml': 'application/xml',
  '.txt': 'text/plain; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.ics': 'text/calendar; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.pdf': 'application/pdf',
};

/** Every HTML file below a folder, in path order: its address below the base, its text, its kind. */
export async function readPages(folder) {
  const names = (await readdir(folder, { recursive: true }))
    .map((name) => name.split(path.sep).join('/'))
    .filter((name) => name.endsWith('.html'))
    .sort();
  const pages = [];
  for (const file of names) {
    const text = await readFile(path.join(folder, file), 'utf8');
    const body = /<body\b[^>]*>/i.exec(text)?.[0] ?? '';
    pages.push({
      file,
      address: file.replace(/(^|\/)index\.html$/, '$1'),
      text,
      kind: attribute(body, 'data-kind'),
      forwards: /<meta\b[^>]*http-equiv=["']?refresh/i.test(text),
      next: linkWithRel(text, 'next'),
      previous: linkWithRel(text, 'prev'),
    });
  }
  return pages;
}

/** The value of an attribute in one tag, with or without quotes; undefined where there is none. */
function attribute(tag, name) {
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(tag);
  return found ? (found[1] ?? found[2] ?? found[3]) : undefined;
}

function linkWithRel(text, rel) {
  for (const [tag] of text.matchAll(/<a\b[^>]*>/gi)) {
    if ((attribute(tag, 'rel') ?? '').split(/\s+/).includes(rel)) return attribute(tag, 'href');
  }
  return undefined;
}

/** The base path that the home page names as its own address, such as `/some/base/`. */
export function basePath(pages) {
  const home = pages.find((page) => page.file === 'index.html');
  const link = /<link\b[^>]*rel=["']?canonical[^>]*>/i.exec(home?.text ?? '')?.[0] ?? '';
  const address = attribute(link, 'href');
  if (!address) return '/';
  const base = new URL(address, 'http://localhost/').pathname;
  return base.endsWith('/') ? base : `${base}/`;
}

/**
 * The pages worth a look: of every kind the smallest and the largest, every standing page, and the
 * first and the second page of every paged list. Pages that only forward to another are left out.
 */
export function choose(pages, base) {
  const chosen = new Set();
  for (const [kind, alike] of byKind(pages.filter((page) => !page.forwards))) {
    if (kind === 'page') alike.forEach((page) => chosen.add(page));
    const bySize = [...alike].sort((a, b) => a.text.length - b.text.length);
    chosen.add(bySize[0]);
    chosen.add(bySize[bySize.length - 1]);
  }
  const byAddress = new Map(pages.map((page) => [page.address, page]));
  for (const first of pages.filter((page) => page.next && !page.previous)) {
    chosen.add(first);
    const target = new URL(first.next, new URL(base + first.address, 'http://localhost/')).pathname;
    const second = byAddress.get(decodeURI(target).replace(base, ''));
    if (second) chosen.add(second);
  }
  return pages.filter((page) => chosen.has(page));
}

function byKind(pages) {
  const kinds = new Map();
  for (const page of pages) {
    if (!kinds.has(page.kind)) kinds.set(page.kind, []);
    kinds.get(page.kind).push(page);
  }
  return kinds;
}

/**
 * Serves a folder on the loopback address below a base path, under the strictest content security
 * policy that the site promises to live with. Anything that is not there gets the site's own 404.html.
 */
export async function serve(folder, base) {
  const root = path.resolve(folder);
  const server = createServer(async (request, response) => {
    const headers = {
      'Content-Security-Policy': "default-src 'self'",
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'no-store',
    };
    const answer = (status, type, bytes) => {
      response.writeHead(status, { ...headers, 'Content-Type': type });
      response.end(bytes);
    };
    try {
      const { pathname } = new URL(request.url, 'http://localhost/');
      const wanted = decodeURIComponent(pathname);
      if (wanted === '/favicon.ico') return answer(204, 'image/x-icon');
      if (wanted.startsWith(base) && !wanted.includes('/.')) {
        let file = path.join(root, wanted.slice(base.length));
        if (file === root || file.startsWith(root + path.sep)) {
          const found = await stat(file).catch(() => undefined);
          if (found?.isDirectory() && wanted.endsWith('/')) file = path.join(file, 'index.html');
          const bytes = await readFile(file).catch(() => undefined);
          if (bytes) {
            return answer(200, TYPES[path.extname(file)] ?? 'application/octet-stream', bytes);
          }
        }
      }
      const bytes = await readFile(path.join(root, '404.html')).catch(() => 'not found');
      return answer(404, TYPES['.html'], bytes);
    } catch (error) {
      return answer(500, TYPES['.txt'], String(error));
    }
  });
  await new Promise((ready, failed) => {
    server.once('error', failed);
    server.listen(0, '127.0.0.1', ready);
  });
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    close: () => {
      server.closeAllConnections();
      return new Promise((closed) => server.close(closed));
    },
  };
}

/** Starts the Chromium of this machine: the one that CHROMIUM names, or the first on the path. */
export async function launch() {
  return chromium.launch({
    executablePath: findChromium(),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
}

function findChromium() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  for (const folder of (process.env.PATH ?? '').split(path.delimiter)) {
    for (const name of names) {
      const file = path.join(folder, name);
      try {
        accessSync(file, constants.X_OK);
        return file;
      } catch {
        // Not in this folder.
      }
    }
  }
  throw new Error('no Chromium found: install the package `chromium`, or name one in CHROMIUM');
}

/** Runs a task over items, a few at a time, and gives the results in the items' order. */
export async function inParallel(items, workers, task) {
  const results = new Array(items.length);
  let turn = 0;
  const work = async (worker) => {
    while (turn < items.length) {
      const mine = turn++;
      results[mine] = await task(items[mine], worker);
    }
  };
  await Promise.all(Array.from({ length: Math.min(workers, items.length) }, (_, n) => work(n)));
  return results;
}

/** The value after a `--name` on the command line, and what stands there without one. */
export function readArguments(words, known) {
  const named = {};
  const plain = [];
  for (let at = 0; at < words.length; at += 1) {
    const name = words[at].startsWith('--') ? words[at].slice(2) : undefined;
    if (name === undefined) plain.push(words[at]);
    else if (known.includes(name) && at + 1 < words.length) named[name] = words[(at += 1)];
    else throw new Error(`unknown option --${name}; known: ${known.map((k) => `--${k}`).join(', ')}`);
  }
  return { named, plain };
}
