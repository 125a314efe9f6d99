// What a reader finds: the search and the filters of a built site, used in Chromium by keyboard and by
// hand, with scripts and without, in three widths, light, dark and forced colours. It prints a line for
// each promise that is broken and closes with the line `N passed, N failed`.
//
//     node finding.mjs FOLDER [--base /some/base/] [--only WORD]
//
// FOLDER is the built showcase; --base is the path it was built for; --only tries the promises with WORD
// in their names.

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import vm from 'node:vm';
import { inflateSync } from 'node:zlib';
import { basePath, launch, readArguments, readPages, serve } from './site.mjs';

const AXE_TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];
const WIDTHS = [320, 768, 1280];
const LOOKS = [
  { colorScheme: 'light', forcedColors: 'none' },
  { colorScheme: 'dark', forcedColors: 'none' },
  { colorScheme: 'light', forcedColors: 'active' },
];
const axeSource = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const { named, plain } = readArguments(process.argv.slice(2), ['base', 'only']);
const folder = plain[0];
if (!folder || plain.length > 1) throw new Error('say which folder holds the site: node finding.mjs FOLDER');
const html = await readPages(folder);
const base = named.base ?? basePath(html);
const server = await serve(folder, base);
const browser = await launch();
const promises = [];
const promise = (name, keep) => promises.push({ name, keep });

/** Stops a promise with what is wrong. */
function expect(holds, words) {
  if (!holds) throw new Error(words);
}
function same(got, wanted, words) {
  const [one, other] = [JSON.stringify(got), JSON.stringify(wanted)];
  expect(one === other, `${words}: ${one}, not ${other}`);
}

/** A reader at an address of the site, who hears of every fault of a script and of every request. */
async function open(address, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en-GB', reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  page.faults = [];
  page.fetched = [];
  page.on('pageerror', (error) => page.faults.push(error.message));
  page.on('dialog', (dialog) => { page.faults.push(`a dialog: ${dialog.message()}`); dialog.dismiss().catch(() => {}); });
  page.on('console', (message) => { if (['error', 'warning'].includes(message.type())) page.faults.push(message.text()); });
  page.on('response', async (response) => {
    const body = await response.body().catch(() => Buffer.alloc(0));
    page.fetched.push({ address: new URL(response.url()).pathname, bytes: body.length });
  });
  await page.goto(server.origin + base + address, { waitUntil: 'networkidle' });
  return page;
}

async function close(page) {
  const { faults } = page;
  await page.context().close();
  same(faults, [], 'the browser tells of faults');
}

async function axe(page) {
  await page.evaluate(axeSource);
  const { violations } = await page.evaluate((tags) => window.axe.run(document, {
    runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'],
  }), AXE_TAGS);
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 200)} ${nodes[0].failureSummary ?? ''}`);
}

/** No violation and no sideways scroll, in every width and look. */
async function looksWell(page) {
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(wide <= 0, `at ${width} pixels the page scrolls sideways by ${wide}`);
    for (const look of LOOKS) {
      await page.emulateMedia(look);
      same(await axe(page), [], `axe at ${width} pixels, ${JSON.stringify(look)}`);
    }
  }
  await page.emulateMedia(LOOKS[0]);
  await page.setViewportSize({ width: 1280, height: 900 });
}

// The search ---------------------------------------------------------------------------------

const said = (page) => page.locator('#search-status').innerText();
const titles = (page) => page.locator('#search-rows .row-title').allInnerTexts();

async function searched(query, more = '') {
  const page = await open(`search/?q=${encodeURIComponent(query)}${more}`);
  await page.waitForFunction(() => document.getElementById('search-status').textContent !== '');
  return page;
}

async function found(query) {
  const page = await searched(query);
  const got = { titles: await titles(page), said: await said(page) };
  await close(page);
  return got;
}

promise('search: by keyboard alone, from the front page to a result', async () => {
  const page = await open('');
  const focused = () => page.evaluate(() => document.activeElement?.id);
  for (let at = 0; at < 60 && (await focused()) !== 'search-query'; at += 1) await page.keyboard.press('Tab');
  same(await focused(), 'search-query', 'Tab leads to the box');
  await page.keyboard.type('excess weight');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/search\/\?q=excess\+weight$/);
  await page.waitForSelector('#search-rows li');
  expect((await page.title()).startsWith('excess weight - Search'), `the title is ${await page.title()}`);
  same(await page.inputValue('#search-query'), 'excess weight', 'the words stay in the box');
  for (let at = 0; at < 60; at += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate(() => document.activeElement?.closest('#search-rows') !== null)) break;
  }
  const wanted = await page.evaluate(() => document.activeElement?.href);
  await page.keyboard.press('Enter');
  await page.waitForURL(wanted);
  await page.goBack({ waitUntil: 'networkidle' });
  await page.waitForSelector('#search-rows li');
  await close(page);
});

promise('search: before anything is asked, nothing is said and no results stand there', async () => {
  const page = await open('search/');
  same(await said(page), '', 'said');
  expect(!(await page.locator('#search-found').isVisible()), 'an empty list of results is shown');
  same(page.fetched.filter(({ address }) => address.includes('/search/index/')), [], 'fetched');
  await close(page);
});

promise('search: a second query on the page itself is in the address, focuses the results, and Back undoes it', async () => {
  const page = await searched('housing');
  const first = await titles(page);
  await page.fill('#search-query', '  Ambulance ');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\?q=Ambulance$/);
  await page.waitForFunction(() => document.activeElement?.id === 'search-results');
  expect(JSON.stringify(await titles(page)) !== JSON.stringify(first), 'the results did not change');
  await page.goBack();
  await page.waitForURL(/\?q=housing$/);
  await page.waitForFunction(() => document.getElementById('search-status').textContent.includes('housing'));
  same(await titles(page), first, 'Back brings the first results');
  await page.reload({ waitUntil: 'networkidle' });
  same(await titles(page), first, 'and so does a reload');
  await close(page);
});

promise('search: capitals, plural, outer blanks and a small misspelling lead to the same', async () => {
  const plainly = await found('recommendation');
  expect(plainly.titles.length > 3, `only ${plainly.titles.length} results`);
  for (const query of ['recommendations', 'RECOMMENDATION', '  recommendation ']) {
    same((await found(query)).titles, plainly.titles, query);
  }
  for (const query of ['recomendation', 'reccommendation', 'recommednation', 'ercommendation', 'ecommendation', 'becommendation', 'xrecommendation']) {
    const got = await found(query);
    same(got.titles, plainly.titles, query);
    expect(got.said.includes(query) && got.said.includes('recommendation'), `it does not say so: ${got.said}`);
  }
});

promise('search: each result shows the words that were found, marked', async () => {
  for (const query of ['excess weight', 'families', 'HOSC-2023-15', 'dentist waiting', 'recomendation', 'chair']) {
    const page = await searched(query);
    const rows = await page.locator('#search-rows > li').evaluateAll((items) => items.map((item) => ({
      title: item.querySelector('a').textContent,
      marks: [...item.querySelectorAll('mark')].map((mark) => mark.textContent),
      excerpt: item.querySelector('.row-body > p')?.textContent ?? '',
    })));
    expect(rows.length > 0, `${query} finds nothing`);
    for (const { title, marks, excerpt } of rows) {
      expect(marks.length > 0, `nothing is marked in ${title}: ${excerpt}`);
      expect(excerpt.length < 320, `the excerpt of ${title} has ${excerpt.length} letters`);
      expect(marks.every((mark) => /^[^\s].*[^\s.,;:]$|^.$/.test(mark)), `${query}: marked is ${marks}`);
    }
    await close(page);
  }
  const page = await searched('families');
  const words = await page.locator('#search-rows mark').allInnerTexts();
  expect(words.every((word) => /^famil(y|ies)('s|\u2019s)?$/i.test(word)), `marked is ${words}`);
  await page.emulateMedia({ forcedColors: 'active' });
  const [mark, ground] = await page.evaluate(() => ['#search-rows mark', 'body'].map((one) => getComputedStyle(document.querySelector(one)).backgroundColor));
  expect(mark !== ground, 'in forced colours a mark is not seen');
  await close(page);
});

promise('search: the lists of the site are found', async () => {
  for (const [query, address] of [['late', 'late/'], ['promises', 'promises/'], ['open data', 'data/'], ['topics', 'topics/'], ['follow', 'follow/'], ['decisions', 'decisions/']]) {
    const page = await searched(query);
    const rows = await page.locator('#search-rows .row-title a').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
    expect(rows.includes(base + address), `${query} leads to ${rows}, not to ${address}`);
    await close(page);
  }
});

promise('search: a reference leads to its record, and a name to its person', async () => {
  for (const query of ['HOSC-2023-15', 'hosc-2023-15', 'HOSC-2023-15.']) {
    const page = await searched(query);
    const first = await page.locator('#search-rows .row-title a').first().getAttribute('href');
    same(first, `${base}recommendations/hosc-2023-15/`, query);
    await close(page);
  }
});

promise('search: the number of results is announced, and agrees with the kinds and the pages', async () => {
  const page = await searched('health');
  const [, number] = /^(\d+) results? for/.exec(await said(page)) ?? [];
  expect(Number(number) > 10, `said: ${await said(page)}`);
  const kinds = await page.locator('#search-kinds a').allInnerTexts();
  const counts = kinds.map((words) => Number(/\((\d+)\)$/.exec(words)[1]));
  same(counts[0], Number(number), 'all kinds');
  same(counts.slice(1).reduce((sum, count) => sum + count, 0), counts[0], 'the kinds together');
  const all = new Set();
  for (let at = 1; ; at += 1) {
    for (const href of await page.locator('#search-rows .row-title a').evaluateAll((links) => links.map((link) => link.href))) all.add(href);
    const next = page.locator('#search-pages a[rel=next]');
    if (!(await next.isVisible())) break;
    expect(at < 50, 'the pages have no end');
    await next.click();
    await page.waitForFunction((start) => document.getElementById('search-rows')?.start === start, at * 10 + 1);
  }
  same(all.size, counts[0], 'the pages together');
  await page.goto(`${server.origin}${base}search/?q=health`, { waitUntil: 'networkidle' });
  await page.locator('#search-kinds a').last().click();
  await page.waitForFunction((wanted) => document.getElementById('search-status')?.textContent.startsWith(wanted), String(counts.at(-1)));
  await close(page);
});

promise('search: a hostile query is shown as text', async () => {
  for (const query of ['<img src=x onerror=alert(1)>', '"><script>alert(1)</script>', '__proto__', 'constructor', '{number}', '%', '\u0000', 'a'.repeat(5000)]) {
    const page = await searched(query);
    same(await page.locator('main img, main script').count(), 0, query);
    await close(page);
  }
});

promise('search: nothing found says so, and what to do next', async () => {
  const { said: words, titles: rows } = await found('qqqqzzzz');
  same(rows, [], 'results');
  expect(/nothing/.test(words) && /spelling/.test(words), words);
  expect(/small/.test((await found('the')).said), 'small words');
});

promise('search: a query loads little', async () => {
  const page = await searched('excess weight');
  const index = page.fetched.filter(({ address }) => address.includes('/search/index/'));
  const bytes = index.reduce((sum, file) => sum + file.bytes, 0);
  expect(index.length > 2 && bytes < 300_000, `${index.length} files of ${bytes} bytes`);
  await close(page);
});

promise('search: a browser that cannot unpack texts shows the beginning of each', async () => {
  const wanted = await found('dentist waiting');
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.addInitScript(() => { delete window.DecompressionStream; });
  await page.goto(`${server.origin}${base}search/?q=dentist+waiting`);
  await page.waitForFunction(() => document.getElementById('search-status').textContent !== '');
  same({ titles: await titles(page), said: await said(page) }, wanted, 'found');
  expect((await page.locator('#search-rows .row-body > p').allInnerTexts()).every(Boolean), 'a result says nothing');
  await context.close();
});

promise('search: a file that does not come is said', async () => {
  const page = await open('search/');
  await page.route('**/search/index/**', (route) => route.abort());
  await page.fill('#search-query', 'housing');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.getElementById('search-status').textContent.includes('did not load'));
  await page.context().close();
});

/** A tab that was opened before the site was published anew: what it has fetched first is the old. */
async function republished(page, first, isNewToo) {
  let isOld = true;
  const asked = [];
  await page.route(/\/(search\/index|filters\/\w+)\/[^/]+\.json/, async (route) => {
    const name = new URL(route.request().url()).pathname.split('/').pop();
    asked.push(name);
    const file = await (await route.fetch()).json();
    if (name === first && isOld) {
      isOld = !isNewToo;
      file.version = 'old';
    }
    await route.fulfill({ json: file });
  });
  return asked;
}

promise('search: in a tab that was open while the site was published anew, the query starts again', async () => {
  const wanted = await found('housing');
  const page = await open('search/');
  const asked = await republished(page, 'manifest.json', true);
  await page.fill('#search-query', 'housing');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.getElementById('search-status').textContent !== '');
  same({ titles: await titles(page), said: await said(page) }, wanted, 'after the new publication');
  same(asked.filter((name) => name === 'manifest.json').length, 2, 'manifests fetched');
  await close(page);
  const torn = await open('search/');
  const again = await republished(torn, 'manifest.json', false);
  await torn.fill('#search-query', 'housing');
  await torn.keyboard.press('Enter');
  await torn.waitForFunction(() => document.getElementById('search-status').textContent.includes('did not load'));
  same(again.filter((name) => name === 'manifest.json').length, 2, 'manifests of a torn index');
  await close(torn);
});

promise('search: without scripts it is an A to Z that leads to everything with a name', async () => {
  const page = await open('search/', { javaScriptEnabled: false });
  await page.waitForSelector('noscript, main');
  expect((await page.locator('main').innerText()).includes('The search needs JavaScript'), 'it does not say that scripts are off');
  const letters = await page.locator('.letters a').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
  expect(letters.length > 10, `only ${letters.length} letters`);
  await page.locator('.letters a').first().click();
  expect((await page.locator('.columns a').count()) > 0, 'no names under the first letter');
  await close(page);
  const home = await open('', { javaScriptEnabled: false });
  await home.fill('#search-query', 'housing');
  await home.keyboard.press('Enter');
  await home.waitForURL(/\/search\/\?q=housing$/);
  await close(home);
});

promise('search: results look well in every width and look', async () => {
  const page = await searched('health', '&page=2');
  await looksWell(page);
  await close(page);
  const none = await searched('qqqqzzzz');
  await looksWell(none);
  await close(none);
});

promise('search: the browser cuts every word of the site as the index was cut', async () => {
  const world = {};
  vm.createContext(world);
  for (const script of ['publication.js', 'search.js']) {
    vm.runInContext(await readFile(path.join(folder, 'assets', script), 'utf8'), world);
  }
  const core = world.answerableSearch;
  const read = async (name) => {
    const isPacked = name.startsWith('text-');
    const published = await readFile(path.join(folder, 'search/index', `${name}.${isPacked ? 'bin' : 'json'}`));
    const file = JSON.parse(isPacked ? inflateSync(published) : published);
    return file.content ?? file;
  };
  const manifest = await read('manifest');
  const parts = await Promise.all(Array.from({ length: manifest.parts }, (_, at) => read(`words-${at}`)));
  let words = 0;
  for (const letter of [...'abcdefghijklmnopqrstuvwxyz', 'other']) {
    for (const word of await read(`spelling-${letter}`)) {
      words += 1;
      const form = core.stem(word, manifest);
      expect(Object.hasOwn(parts[core.partOf(form, manifest.parts)], form), `${word} is looked for as ${form}, which is not there`);
    }
  }
  expect(words > 1000, `only ${words} words`);
  // Whatever leads to a thing is seen in its result: in what it shows, or in the passage that it names.
  const all = [];
  for (let block = 0; all.length < manifest.things; block += 1) all.push(...await read(`things-${block}`));
  const texts = await Promise.all(Array.from({ length: manifest.texts }, (_, at) => read(`text-${at}`)));
  let passages = 0;
  for (const part of parts) {
    for (const [form, posting] of Object.entries(part)) {
      for (const { number, passage } of core.listed(posting).things) {
        const [address, title, reference, date, excerpt, start] = all[number];
        let text = [title, reference, date, excerpt].join('; ');
        if (passage > 0) {
          passages += 1;
          const at = start + passage - 1;
          text = texts[Math.floor(at / manifest.passages) % manifest.texts][at] ?? '';
        }
        expect(core.hits(text, new Set([form]), manifest).length > 0, `${form} of ${address} does not stand in: ${text}`);
      }
    }
  }
  expect(passages > 1000, `only ${passages} passages`);
  parts.forEach((part, at) => {
    for (const form of Object.keys(part)) same(core.partOf(form, manifest.parts), at, `the part of ${form}`);
  });
  // Every word of every title leads to its page.
  const find = core.open(manifest, async (name) => read(name));
  for (let block = 0; block * manifest.block < manifest.things; block += 1) {
    const things = await read(`things-${block}`);
    for (const [at, [address, title]] of things.entries()) {
      if ((block + at) % 7 !== 0) continue;
      const { numbers } = await find(title);
      expect(numbers.includes(block * manifest.block + at) || numbers.length === 0, `${title} does not lead to ${address}`);
    }
  }
});

/** Of the acronyms in the list of a page, those that are seen nowhere explained at or before their first place. */
const unexplained = (page, selector) => page.evaluate(async ([rows, address]) => {
  const known = await (await fetch(address)).json();
  const list = document.querySelector(rows);
  const told = [...document.querySelectorAll('main abbr')].filter((one) => !one.closest('[hidden]')).map((one) => one.textContent);
  const first = new Set();
  const wrong = [];
  const walker = document.createTreeWalker(list, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode;
    for (const [word] of text.data.matchAll(/[\p{L}\p{N}]+(?:[-&][a-z0-9][\p{L}\p{N}]*)*/giu)) {
      if (!Object.hasOwn(known, word) || first.has(word)) continue;
      first.add(word);
      const short = text.parentElement.closest('abbr');
      const isBefore = [...document.querySelectorAll('main abbr')].some((one) => one.textContent === word && !one.closest('[hidden]')
        && (one.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING));
      if (!isBefore && short?.title !== known[word][0]) wrong.push(`${word} is explained in ${told}`);
    }
  }
  return { wrong, seen: first.size, links: [...list.querySelectorAll('a.term')].map((link) => link.href) };
}, [selector, `${base}glossary/acronyms.json`]);

promise('search and filters: an acronym in a row that a script draws is explained where it first stands', async () => {
  let seen = 0;
  for (const [address, selector] of [['search/?q=board', '#search-rows'], ['search/?q=HOSC', '#search-rows'], ['recommendations/?sort=title', '#filter + * ~ div:not([id]) .rows'], ['reports/?sort=title', '#filter + * ~ div:not([id]) .rows']]) {
    const page = await open(address);
    await page.waitForSelector(`${selector} > li`);
    const got = await unexplained(page, selector);
    same(got.wrong, [], address);
    same(new Set(got.links).size, got.links.length, 'links to the glossary');
    expect(got.links.every((link) => link.includes(`${base}glossary/#`)), `links to ${got.links}`);
    seen += got.seen;
    await close(page);
  }
  expect(seen > 3, `only ${seen} acronyms`);
});

// The filters --------------------------------------------------------------------------------

const LISTS = ['recommendations/', 'actions/', 'reports/', 'meetings/', 'indicators/'];
const told = (page) => page.locator('#filter-status').innerText();
const shown = (page) => page.locator('#filter + * ~ div:not([id]) .rows > li').count();

async function filtered(address) {
  const page = await open(address);
  if (!address.includes('?')) await page.locator('.filters summary').first().click();
  await page.waitForSelector('#filter-by-sort');
  if (address.includes('?')) await page.waitForFunction(() => document.getElementById('filter-status').textContent !== '');
  return page;
}

const keysOf = (page) => page.locator('.filter-choices [data-key]').evaluateAll((fields) => fields.map((field) => field.dataset.key));
const part = (page, key) => page.locator(`.filter-choices [data-key="${key}"]`);

async function opened(page, key) {
  if (!(await part(page, key).evaluate((field) => field.open))) await part(page, key).locator('summary').click();
  await page.waitForFunction((name) => document.querySelector(`[data-key="${name}"] li`) && !document.querySelector('[aria-busy]'), key);
}

/** Every choice of a filter: its value and the number beside it. */
async function choices(page, key) {
  await opened(page, key);
  return part(page, key).locator('li').evaluateAll((items) => items.map((item) => ({
    value: item.querySelector('input').value,
    isChosen: item.querySelector('input').checked,
    count: Number(/\(([\d,]+)\)$/.exec(item.textContent)[1].replace(',', '')),
  })));
}

const announced = async (page) => Number(/Showing ([\d,]+) of/.exec(await told(page))?.[1].replace(',', ''));

/** Ticks a choice, or takes the tick away. */
async function pick(page, key, value) {
  await opened(page, key);
  const wanted = await part(page, key).locator(`input[value="${value}"]`).evaluate((field) => !field.checked);
  await part(page, key).locator(`input[value="${value}"]`).click();
  await page.waitForFunction(([name, choice, isThere]) => new URLSearchParams(location.search).getAll(name).includes(choice) === isThere
    && !document.querySelector('[aria-busy]'), [key, value, wanted]);
}

async function sortBy(page, value) {
  await page.selectOption('#filter-by-sort', value);
  await page.waitForFunction((wanted) => (new URLSearchParams(location.search).get('sort') ?? 'list') === wanted
    && !document.querySelector('[aria-busy]'), value);
}

/** How many rows the pages of a list have, read as files. */
function rowsOf(address) {
  const own = html.filter((page) => page.address === address || page.address.startsWith(`${address}page/`));
  return own.reduce((sum, page) => sum + (/<div id="?whole-list"?>(.*)<\/div>/s.exec(page.text)?.[1] ?? page.text)
    .split(/class="?row-mark"?/).length - 1, 0);
}

promise('filters: nothing is loaded before somebody asks for it', async () => {
  for (const list of LISTS) {
    const page = await open(list);
    same(page.fetched.filter(({ address }) => address.includes('/filters/')), [], list);
    expect(!(await page.locator('#filter-status').innerText()), 'it says something unasked');
    await close(page);
  }
});

promise('filters: each choice announces as many as stood beside it, and draws as many rows', async () => {
  for (const list of LISTS) {
    const page = await filtered(list);
    const keys = await keysOf(page);
    expect(keys.length > 1, `${list} has ${keys}`);
    for (const key of keys) {
      for (const { value, count } of (await choices(page, key)).slice(0, 3)) {
        await pick(page, key, value);
        await page.waitForFunction((wanted) => document.getElementById('filter-status')?.textContent.startsWith(`Showing ${wanted} of`), String(count));
        same(await shown(page), Math.min(count, 25), `rows of ${list} ${key}=${value}`);
        await pick(page, key, value);
      }
    }
    await close(page);
  }
});

promise('filters: a choice counts what its own page lists, and leads there', async () => {
  for (const [query, address] of [['late=yes', 'late/'], ['open=yes', 'open/'], ['decision=accepted', 'decisions/accepted/'], ['delivery=in-progress', 'delivery/in-progress/']]) {
    const rows = rowsOf(address);
    if (rows === 0) continue;
    const page = await filtered(`recommendations/?${query}`);
    same(await announced(page), rows, query);
    same(await page.locator('#filter-page a').getAttribute('href'), base + address, query);
    await close(page);
  }
  const page = await filtered('recommendations/');
  const all = await choices(page, 'body');
  same(all.reduce((sum, { count }) => sum + count, 0), rowsOf('recommendations/'), 'all bodies together');
  await close(page);
});

promise('filters: the choice is in the address, Back undoes it, and one button clears all', async () => {
  const page = await filtered('recommendations/');
  const whole = rowsOf('recommendations/');
  const [first] = await choices(page, 'decision');
  await pick(page, 'decision', first.value);
  const one = await announced(page);
  same(one, first.count, 'the first choice');
  const [second] = (await choices(page, 'open')).filter(({ count }) => count > 0);
  await pick(page, 'open', second.value);
  same(await announced(page), second.count, 'the second choice');
  await sortBy(page, 'title');
  const titles = await page.locator('#filter + * ~ div:not([id]) .row-title').allInnerTexts();
  same(titles, [...titles].sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1)), 'sorted by title');
  await page.reload({ waitUntil: 'networkidle' });
  same(await announced(page), second.count, 'after a reload');
  await page.goBack();
  await page.goBack();
  await page.waitForFunction((wanted) => document.getElementById('filter-status')?.textContent.startsWith(`Showing ${wanted} of`), String(one));
  same((await choices(page, 'open')).filter(({ isChosen }) => isChosen), [], 'Back undoes the field');
  await page.goBack();
  await page.waitForFunction(() => !document.getElementById('whole-list').hidden);
  await pick(page, 'decision', first.value);
  await page.getByRole('button', { name: 'Clear all filters' }).click();
  await page.waitForFunction(() => !document.getElementById('whole-list').hidden && location.search === '');
  same(await told(page), `Showing the whole list: ${whole}.`, 'after clearing');
  await close(page);
});

promise('filters: of one filter several choices may be made, and other filters count what they leave', async () => {
  const page = await filtered('recommendations/');
  const whole = rowsOf('recommendations/');
  const [first, second] = (await choices(page, 'decision')).filter(({ count }) => count < whole);
  await pick(page, 'decision', first.value);
  same((await choices(page, 'decision')).map(({ count }) => count).reduce((sum, count) => sum + count, 0), whole, 'the counts of the filter itself stay');
  await pick(page, 'decision', second.value);
  same(await announced(page), first.count + second.count, 'both together');
  same(new URL(page.url()).searchParams.getAll('decision').sort(), [first.value, second.value].sort(), 'both in the address');
  expect((await part(page, 'decision').locator('summary strong').innerText()).split(', ').length === 2, 'the filter does not name both');
  same(await page.locator('#filter-page a').count(), 0, 'no page has both');
  for (const { value, count } of await choices(page, 'kind')) {
    await pick(page, 'kind', value);
    same(await announced(page), count, `with ${value}`);
    await pick(page, 'kind', value);
  }
  await page.reload({ waitUntil: 'networkidle' });
  same(await announced(page), first.count + second.count, 'after a reload');
  await pick(page, 'decision', second.value);
  same(await announced(page), first.count, 'one taken away');
  same(new URL(page.url()).search, `?decision=${first.value}`, 'an address as it always was');
  await close(page);
});

promise('filters: of many choices one is found by typing', async () => {
  const page = await filtered('recommendations/');
  let found = false;
  for (const key of await keysOf(page)) {
    const all = await choices(page, key);
    const box = part(page, key).locator('input[type=search]');
    same(await box.isVisible(), all.length > 12, `a box to find one of ${all.length} of ${key}`);
    if (all.length <= 12) continue;
    found = true;
    const names = await part(page, key).locator('li span').allInnerTexts();
    const word = names[5].split(' ').find((one) => one.length > 4).toUpperCase();
    await box.fill(word);
    const left = await part(page, key).locator('li span').allInnerTexts();
    same(left, names.filter((name) => name.toUpperCase().includes(word)), `left of ${key} by ${word}`);
    await part(page, key).locator('li input').first().click();
    await page.waitForFunction(() => /^Showing \d+ of/.test(document.getElementById('filter-status').textContent));
    await page.getByRole('button', { name: 'Clear all filters' }).click();
    break;
  }
  expect(found, 'no filter of the showcase has many choices');
  await close(page);
});

promise('filters: a list in another order does not say that it stands in its own', async () => {
  const page = await filtered('recommendations/?sort=title');
  const order = page.locator('#list-order');
  expect(!(await order.isVisible()), 'it says so');
  await page.getByRole('button', { name: 'Clear all filters' }).click();
  await order.waitFor({ state: 'visible' });
  await close(page);
});

promise('filters: by keyboard alone', async () => {
  const page = await open('recommendations/');
  const until = async (holds, words) => {
    for (let at = 0; at < 60; at += 1) {
      await page.keyboard.press('Tab');
      if (await page.evaluate(holds)) return;
    }
    throw new Error(`Tab does not lead to ${words}`);
  };
  await until(() => document.activeElement?.localName === 'summary', 'the filters');
  await page.keyboard.press('Enter');
  await page.waitForSelector('#filter-by-sort');
  await until(() => document.activeElement?.parentElement.dataset.key === 'decision', 'a filter');
  await page.keyboard.press('Enter');
  await page.waitForSelector('[data-key="decision"] li');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await page.waitForFunction(() => /^Showing \d+ of/.test(document.getElementById('filter-status').textContent));
  expect(await page.evaluate(() => document.activeElement?.checked), 'the focus does not stay where it was');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await page.waitForFunction(() => new URLSearchParams(location.search).getAll('decision').length === 2);
  await page.keyboard.press('Escape');
  same(await page.evaluate(() => [document.activeElement?.localName, document.activeElement?.parentElement.open]), ['summary', false], 'Escape leads out');
  await close(page);
});

promise('filters: open on a phone they leave room for the list', async () => {
  for (const list of LISTS) {
    const page = await filtered(list);
    await page.setViewportSize({ width: 320, height: 640 });
    const height = async () => (await page.locator('.filters').boundingBox()).height;
    expect((await height()) < 400, `the filters of ${list} are ${await height()} pixels high`);
    for (const key of await keysOf(page)) {
      await opened(page, key);
      expect((await height()) < 640, `with ${key} the filters of ${list} are ${await height()} pixels high`);
      same(await page.locator('.filter-choices > [open]').count(), 1, 'filters open at once');
    }
    await close(page);
  }
});

promise('filters: nothing jumps when they come', async () => {
  for (const address of ['recommendations/', 'recommendations/?decision=accepted', 'meetings/', 'search/', 'search/?q=health']) {
    const context = await browser.newContext({ viewport: { width: 390, height: 800 } });
    const page = await context.newPage();
    await page.addInitScript(() => {
      window.jumped = 0;
      new PerformanceObserver((all) => { for (const one of all.getEntries()) window.jumped += one.value; }).observe({ type: 'layout-shift', buffered: true });
    });
    await page.goto(server.origin + base + address, { waitUntil: 'networkidle' });
    await page.waitForTimeout(200);
    const jumped = await page.evaluate(() => window.jumped);
    expect(jumped < 0.01, `${address} jumps by ${jumped}`);
    await context.close();
  }
});

promise('filters: opening one loads only what it needs', async () => {
  const page = await filtered('recommendations/');
  const names = () => page.fetched.map(({ address }) => address).filter((address) => address.includes('/filters/')).map((address) => address.split('/').pop());
  await page.waitForLoadState('networkidle');
  same(names(), ['columns.json'], 'to open the filters');
  await opened(page, 'decision');
  for (let at = 0; at < 50 && names().length < 2; at += 1) await page.waitForTimeout(100);
  same(names(), ['columns.json', 'column-decision.json'], 'to open one');
  const [first] = await choices(page, 'decision');
  await pick(page, 'decision', first.value);
  for (let at = 0; at < 50 && names().length < 4; at += 1) await page.waitForTimeout(100);
  expect(names().slice(2).every((name) => /^(column-decision-0|rows-\d+)\.json$/.test(name)), `to choose one: ${names()}`);
  await close(page);
});

promise('filters: a hostile or unknown choice in the address does nothing', async () => {
  for (const query of ['decision=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E', 'lead=__proto__&sort=constructor&page=-3', 'page=1e9', 'x=y']) {
    const page = await open(`recommendations/?${query}`);
    await page.waitForSelector('#filter-by-sort');
    same(await page.locator('main img').count(), 0, query);
    expect(await page.locator('#whole-list').isVisible(), `${query} hides the list`);
    await close(page);
  }
});

promise('filters: files that do not come are said, and the list stays', async () => {
  const page = await open('recommendations/');
  await page.route('**/filters/**', (route) => route.abort());
  await page.locator('.filters summary').first().click();
  await page.waitForFunction(() => document.getElementById('filter-status').textContent.includes('did not load'));
  expect(await page.locator('#whole-list').isVisible(), 'the list is gone');
  await page.context().close();
});

promise('filters: in a tab that was open while the site was published anew, the choice starts again', async () => {
  for (const isNewToo of [true, false]) {
    const page = await open('recommendations/');
    const asked = await republished(page, 'columns.json', isNewToo);
    await page.locator('.filters summary').first().click();
    await page.waitForSelector('#filter-by-sort');
    if (!isNewToo) {
      await part(page, 'decision').locator('summary').click();
      await page.waitForFunction(() => document.getElementById('filter-status').textContent.includes('did not load'));
      same(asked.filter((name) => name === 'columns.json').length, 2, 'columns fetched');
      await close(page);
      continue;
    }
    // The first is of the old publication: what is opened then is of the new one.
    await part(page, 'decision').locator('summary').click();
    await page.waitForSelector('[data-key="decision"] li');
    same(await page.evaluate(() => document.activeElement.parentElement.dataset.key), 'decision', 'the focus stays');
    const [first] = await choices(page, 'decision');
    await pick(page, 'decision', first.value);
    same(await announced(page), first.count, 'after the new publication');
    same(asked.filter((name) => name === 'columns.json').length, 2, 'columns fetched');
    same(await part(page, 'decision').count(), 1, 'fields');
    await close(page);
  }
});

promise('filters: without scripts there is the list, the other lists, and no dead control', async () => {
  for (const list of LISTS) {
    const page = await open(list, { javaScriptEnabled: false });
    same(await page.locator('main select, main button, main summary').count(), 0, list);
    expect((await page.locator('#whole-list a').count()) > 0, `${list} is empty`);
    await close(page);
  }
});

promise('filters: a row drawn by a filter is the row of the list', async () => {
  for (const list of LISTS.filter((name) => name !== 'indicators/')) {
    const page = await filtered(`${list}?sort=title`);
    // An acronym is explained where it first stands on the page, which is another row in another order.
    const explained = /<a class="term"[^>]*>(?=<abbr)|(?<=<\/abbr>)<\/a>|<\/?abbr[^>]*>/.source;
    const rows = (selector) => page.locator(selector).evaluateAll((items, term) => Object.fromEntries(items
      .map((item) => [item.querySelector('a').href, item.innerHTML.replace(new RegExp(term, 'g'), '').replace(/\s+/g, ' ').replaceAll('<h3', '<h2').replaceAll('</h3', '</h2')])), explained);
    const [drawn, written] = [await rows('#filter + * ~ div:not([id]) .rows > li'), await rows('#whole-list .rows > li')];
    for (const [href, row] of Object.entries(drawn)) same(row, written[href], href);
    await close(page);
  }
});

promise('filters: open and chosen they look well in every width and look', async () => {
  for (const address of ['recommendations/?open=yes', 'meetings/?sort=title', 'indicators/?sort=title']) {
    const page = await filtered(address);
    await looksWell(page);
    await opened(page, (await keysOf(page))[0]);
    await looksWell(page);
    await close(page);
  }
});

let passed = 0;
let failed = 0;
try {
  for (const { name, keep } of promises.filter(({ name }) => !named.only || name.includes(named.only))) {
    try {
      await keep();
      passed += 1;
    } catch (error) {
      failed += 1;
      console.log(`FAILED ${name}: ${error.message.split('\n').slice(0, 6).join('\n    ')}`);
    }
  }
} finally {
  await browser.close();
  await server.close();
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
