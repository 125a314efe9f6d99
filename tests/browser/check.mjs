// The browser check: serves a built site and looks at a page of every kind in Chromium as readers with
// different eyes, screens, keyboards and settings do, then at the markup of every page. It prints a line
// for each page that fails and closes with the line `N passed, N failed`.
//
//     node check.mjs FOLDER [--base /some/base/] [--only WORD]
//
// FOLDER is the built site; --base is the path it was built for (the home page's canonical link tells
// it otherwise); --only looks at the pages with WORD in their file name or as their kind.

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import os from 'node:os';
import { checkMarkup } from './markup.mjs';
import { basePath, choose, inParallel, launch, readArguments, readPages, serve } from './site.mjs';

const AXE_TAGS = [
  'wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice',
];
const WIDE = { width: 1280, height: 900 };
const NARROW = { width: 320, height: 640 };
// An A4 sheet less its margins, at 96 pixels an inch.
const PAPER = { width: 688, height: 1000 };
// The words of WCAG 2.2, criterion 1.4.12.
const TEXT_SPACING = `
  * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
  p { margin-bottom: 2em !important }`;

const axeSource = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** One worker's two readers: one with scripts, one without. */
async function openReaders(browser, origin) {
  const common = { viewport: WIDE, reducedMotion: 'reduce', colorScheme: 'light', locale: 'en-GB' };
  const withScripts = await browser.newContext(common);
  const without = await browser.newContext({ ...common, javaScriptEnabled: false });
  const reader = { page: await withScripts.newPage(), plain: await without.newPage(), heard: [] };
  const { page } = reader;
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') {
      reader.heard.push(`the console says: ${message.text()}`);
    }
  });
  page.on('pageerror', (error) => reader.heard.push(`a script fails: ${error.message}`));
  page.on('requestfailed', (request) => {
    reader.heard.push(`a request fails: ${request.url()} (${request.failure()?.errorText})`);
  });
  page.on('dialog', (dialog) => {
    reader.heard.push(`a dialog opens: ${dialog.message()}`);
    dialog.dismiss().catch(() => {});
  });
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.origin !== origin && url.protocol !== 'data:') {
      reader.heard.push(`it asks another host: ${request.url()}`);
    }
  });
  page.on('response', (response) => {
    if (response.status() >= 400 && !response.request().isNavigationRequest()) {
      reader.heard.push(`${response.status()} for ${response.url()}`);
    }
  });
  return reader;
}

/** Everything that is wrong with one page for some reader. */
async function look(reader, address, expected) {
  const { page, plain, heard } = reader;
  const wrong = [];
  heard.length = 0;
  await page.emulateMedia({ media: 'screen', colorScheme: 'light', forcedColors: 'none' });
  await page.setViewportSize(WIDE);
  const response = await page.goto(address, { waitUntil: 'load' });
  if (response.status() !== expected) wrong.push(`answers ${response.status()}, not ${expected}`);

  wrong.push(...(await lookByKeyboard(page)));
  wrong.push(...(await page.evaluate(targetsTooSmall)).map((found) => `at 1280 pixels: ${found}`));
  const words = await page.evaluate(visibleWords);

  await page.evaluate(axeSource);
  wrong.push(...(await runAxe(page, 'light')));
  await page.emulateMedia({ colorScheme: 'dark' });
  wrong.push(...(await runAxe(page, 'dark')));
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'active' });
  await page.evaluate(visibleWords);
  await page.emulateMedia({ forcedColors: 'none' });

  await page.setViewportSize(NARROW);
  wrong.push(...(await page.evaluate(sidewaysScroll)).map((found) => `at 320 pixels: ${found}`));
  wrong.push(...(await page.evaluate(targetsTooSmall)).map((found) => `at 320 pixels: ${found}`));
  await page.evaluate((css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  }, TEXT_SPACING);
  wrong.push(...(await page.evaluate(sidewaysScroll)).map((found) => `at 320 pixels, text spaced: ${found}`));
  await page.evaluate(() => { document.adoptedStyleSheets = []; });

  await page.setViewportSize(PAPER);
  await page.emulateMedia({ media: 'print', colorScheme: 'light' });
  wrong.push(...(await page.evaluate(faultsOnPaper)).map((found) => `on paper: ${found}`));

  // A 404 page is said by the server and by the browser: that is no fault.
  const isExpected = (line) => expected >= 400 && line.includes('Failed to load resource');
  wrong.push(...heard.filter((line) => !isExpected(line)));

  await plain.goto(address, { waitUntil: 'load' });
  const plainWords = new Set(await plain.evaluate(visibleWords));
  const lost = words.filter((line) => !plainWords.has(line));
  if (lost.length > 0) wrong.push(`without scripts ${lost.length} lines are missing: ${quote(lost[0])}`);
  return [...new Set(wrong)];
}

async function runAxe(page, scheme) {
  const { violations } = await page.evaluate(
    (tags) => window.axe.run(document, {
      runOnly: { type: 'tag', values: tags },
      resultTypes: ['violations'],
    }),
    AXE_TAGS,
  );
  return violations.map(({ id, help, nodes }) => {
    const first = nodes[0];
    const detail = first.any.concat(first.all, first.none)[0]?.message ?? '';
    return `axe, ${scheme}: ${id}: ${help}; ${nodes.length} times, first ${quote(first.html)} ${detail}`;
  });
}

/** The first Tab lands on a visible skip link, and Enter there moves on to the main part. */
async function lookByKeyboard(page) {
  const wrong = [];
  await page.keyboard.press('Tab');
  const first = await page.evaluate(() => {
    const link = document.activeElement;
    const href = link?.getAttribute('href') ?? '';
    const box = link?.getBoundingClientRect();
    return {
      isLink: link?.tagName === 'A' && href.length > 1 && href.startsWith('#'),
      leadsToMain: href.length > 1 && document.getElementById(href.slice(1))?.closest('main') !== null,
      isSeen: Boolean(box) && box.width > 1 && box.height > 1 && box.top >= 0 && box.left >= 0
        && getComputedStyle(link).clipPath === 'none',
      html: link?.outerHTML?.slice(0, 120) ?? 'nothing',
    };
  });
  if (!first.isLink || !first.leadsToMain) {
    wrong.push(`the first Tab lands on ${quote(first.html)}, not on a link that skips to main`);
    return wrong;
  }
  if (!first.isSeen) wrong.push('the skip link cannot be seen when it has the focus');
  await page.keyboard.press('Enter');
  const arrived = await page.evaluate(() => document.activeElement?.closest('main') !== null);
  if (!arrived) wrong.push('the skip link does not move the focus to main');
  await page.evaluate(() => { document.activeElement?.blur(); window.scrollTo(0, 0); });
  return wrong;
}

// The functions below run inside the page and can use nothing from outside themselves.

/** The lines of text that a reader sees, but for controls that do nothing without scripts. */
function visibleWords() {
  const lines = (text) => text.split('\n').map((line) => line.trim()).filter(Boolean);
  const controls = [...document.querySelectorAll('[data-scripted]')];
  const scripted = new Set(controls.flatMap((control) => lines(control.innerText)));
  return lines(document.body.innerText).filter((line) => !scripted.has(line));
}

/** Why a reader has to scroll the page sideways, if so. */
function sidewaysScroll() {
  const wrong = [];
  const root = document.documentElement;
  for (const element of [root, document.body]) {
    if (['hidden', 'clip'].includes(getComputedStyle(element).overflowX)) {
      wrong.push(`<${element.localName}> hides what is too wide`);
    }
  }
  if (root.scrollWidth > root.clientWidth) {
    const scrollsByItself = (element) => {
      for (let at = element.parentElement; at && at !== document.body; at = at.parentElement) {
        if (getComputedStyle(at).overflowX !== 'visible') return true;
      }
      return false;
    };
    const widest = [...document.body.querySelectorAll('*')]
      .map((element) => ({ element, right: element.getBoundingClientRect().right + window.scrollX }))
      .filter(({ element, right }) => right > root.clientWidth + 0.5 && !scrollsByItself(element))
      .sort((a, b) => b.right - a.right)[0]?.element;
    const name = widest ? ` (${widest.outerHTML.slice(0, 120)})` : '';
    wrong.push(`the page is ${root.scrollWidth} pixels wide${name}`);
  }
  return wrong;
}

/**
 * Targets below 24 by 24 pixels. Links that flow as text are left to axe, which knows the rule on
 * their spacing; links in a nav are targets like any button.
 */
function targetsTooSmall() {
  const wrong = [];
  const targets = document.querySelectorAll(
    'a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button], [role=link]',
  );
  for (const target of targets) {
    const style = getComputedStyle(target);
    const boxes = [...target.getClientRects()].filter((box) => box.width > 0 && box.height > 0);
    if (boxes.length === 0 || style.visibility === 'hidden') continue;
    if (target.matches('a') && style.display === 'inline' && !target.closest('nav')) continue;
    // The skip link has its size only when it has the focus.
    if (target.matches('a[href="#main"], .skip')) continue;
    if (target.matches('input') && target.labels?.length === 1) boxes.push(target.labels[0].getBoundingClientRect());
    const width = Math.max(...boxes.map((box) => box.width));
    const height = Math.max(...boxes.map((box) => box.height));
    if (width < 23.5 || height < 23.5) {
      wrong.push(
        `a target is ${width.toFixed(0)} by ${height.toFixed(0)} pixels: ${target.outerHTML.slice(0, 120)}`,
      );
    }
  }
  return wrong.length > 1 ? [`${wrong[0]} (and ${wrong.length - 1} more)`] : wrong;
}

/** What a printed sheet must not have: navigation, a search, text that is cut off. */
function faultsOnPaper() {
  const wrong = [];
  const isSeen = (element) => {
    const box = element.getBoundingClientRect();
    return element.getClientRects().length > 0 && box.width > 1 && box.height > 1
      && getComputedStyle(element).visibility !== 'hidden';
  };
  for (const element of document.querySelectorAll('nav, [role=navigation], [role=search], search, .skip')) {
    if (isSeen(element)) wrong.push(`it prints ${element.outerHTML.slice(0, 80)}`);
  }
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth) {
    wrong.push(`the sheet is ${root.clientWidth} pixels wide and its text ${root.scrollWidth}`);
  }
  for (const element of document.body.querySelectorAll('*')) {
    if (element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 1) {
      const { overflowX, display } = getComputedStyle(element);
      if (display !== 'inline' && overflowX !== 'visible') {
        wrong.push(`text is cut off in ${element.outerHTML.slice(0, 80)}`);
        break;
      }
    }
  }
  return wrong;
}

function quote(text) {
  const short = text.replace(/\s+/g, ' ').trim();
  return `\`${short.length > 160 ? `${short.slice(0, 157)}...` : short}\``;
}

/** A page that stands at a former address leads to one that is there. */
async function follow(reader, address) {
  const { page, heard } = reader;
  heard.length = 0;
  await page.emulateMedia({ media: 'screen' });
  await page.goto(address, { waitUntil: 'commit' });
  try {
    await page.waitForURL((url) => url.href !== address, { waitUntil: 'load', timeout: 5_000 });
  } catch {
    return ['it does not forward its reader'];
  }
  const arrived = await page.evaluate(() => document.body.dataset.kind !== undefined);
  const missing = heard.filter((line) => line.includes('404'));
  return arrived && missing.length === 0 ? [] : [`it leads to ${page.url()}, where no page is`];
}

async function main() {
  const { named, plain } = readArguments(process.argv.slice(2), ['base', 'only']);
  const folder = plain[0];
  if (!folder || plain.length > 1) throw new Error('say which folder holds the site: node check.mjs FOLDER');
  let pages = await readPages(folder);
  if (pages.length === 0) throw new Error(`there is no page in ${folder}`);
  const base = named.base ?? basePath(pages);
  const notFound = pages.find((page) => page.file === '404.html');
  if (named.only) {
    pages = pages.filter((page) => page.file.includes(named.only) || page.kind === named.only);
  }

  const failures = new Map();
  let passed = 0;
  const record = (name, wrong) => {
    if (wrong.length === 0) passed += 1;
    else failures.set(name, wrong);
  };

  const server = await serve(folder, base);
  const browser = await launch();
  const started = Date.now();
  try {
    const chosen = choose(pages, base);
    const kinds = [...new Set(chosen.map((page) => page.kind).filter(Boolean))].sort();
    console.log(`${pages.length} pages below ${base}, of ${kinds.length} kinds: ${kinds.join(', ')}`);
    const tasks = chosen.map((page) => ({
      name: page.file,
      run: (reader) => look(reader, server.origin + base + encodeURI(page.address), 200),
    }));
    for (const page of pages.filter((page) => page.forwards)) {
      tasks.push({
        name: page.file,
        run: (reader) => follow(reader, server.origin + base + encodeURI(page.address)),
      });
    }
    if (!notFound) failures.set('404.html', ['there is no page for what is not found']);
    else if (!named.only) {
      tasks.push({
        name: '404.html (from deep below)',
        run: (reader) => look(reader, `${server.origin}${base}no/such/page/`, 404),
      });
    }
    const workers = Math.max(1, Math.min(4, os.availableParallelism()));
    const readers = await Promise.all(
      Array.from({ length: workers }, () => openReaders(browser, server.origin)),
    );
    await inParallel(tasks, workers, async (task, worker) => {
      let wrong;
      try {
        wrong = await task.run(readers[worker]);
      } catch (error) {
        wrong = [`the look broke off: ${error.message.split('\n')[0]}`];
      }
      record(`browser: ${task.name}`, wrong);
    });
    console.log(`${tasks.length} pages in Chromium ${browser.version()}, ${seconds(started)}`);
  } finally {
    await browser.close();
    await server.close();
  }

  const markupStarted = Date.now();
  checkMarkup(pages).forEach((wrong, at) => {
    const kindless = pages[at].kind || pages[at].forwards ? [] : ['its <body> has no data-kind'];
    record(`markup: ${pages[at].file}`, [...wrong, ...kindless]);
  });
  console.log(`${pages.length} pages validated, ${seconds(markupStarted)}`);

  for (const [name, wrong] of failures) {
    const more = wrong.length > 8 ? [`and ${wrong.length - 8} more`] : [];
    console.log(`FAILED ${name}: ${[...wrong.slice(0, 8), ...more].join('\n    ')}`);
  }
  console.log(`${passed} passed, ${failures.size} failed`);
  return failures.size === 0 && passed > 0 ? 0 : 1;
}

function seconds(since) {
  return `${((Date.now() - since) / 1000).toFixed(1)} s`;
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error.message);
  process.exitCode = 2;
}
