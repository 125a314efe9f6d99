// The preview in a real browser: starts `answerable serve` on a folder of its own, and saves files as an
// officer does, while a page is open. It prints a line for each step and closes with the line `N passed,
// N failed`.
//
//     node preview.mjs PROGRAM
//
// PROGRAM is the built `answerable`.

import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { launch } from './site.mjs';

const PAGE = 'recommendations/hosc-2024-03/';
const LONGEST = 20_000;

const program = process.argv[2] && path.resolve(process.argv[2]);
if (!program) throw new Error('name the program: node preview.mjs PROGRAM');

const folder = await mkdtemp(path.join(os.tmpdir(), 'preview-'));
const content = path.join(folder, 'content');
const file = path.join(content, 'recommendations', 'healthy-start.md');

function recommendation(end, madeBy = 'HOSC') {
  return `---\nreference: HOSC-2024-03\ntitle: Help more families claim Healthy Start\nmade by: ${madeBy}\n---\n\n`
    + `The committee asked the board to tell every family.\n${end}`;
}

await mkdir(path.dirname(file), { recursive: true });
await writeFile(path.join(content, 'site.yaml'), 'title: Exampleshire answers\nbase url: https://example.org/answers/\n');
await writeFile(path.join(content, 'bodies.yaml'),
  '- name: Health Scrutiny Committee\n  short name: HOSC\n  kind: scrutiny committee\n');
await writeFile(file, recommendation(''));
await writeFile(path.join(path.dirname(file), 'draft.md'),
  recommendation('').replace('HOSC-2024-03', 'HOSC-2024-04').replace('---\n\n', 'draft: yes\n---\n\n'));

const server = spawn(program, ['serve', '--port', '0', '--as-of', '2026-03-31', '--drafts'], {
  cwd: folder, stdio: ['ignore', 'pipe', 'inherit'],
});
const origin = await new Promise((found, failed) => {
  let said = '';
  server.stdout.on('data', (words) => {
    said += words;
    const address = /http:\/\/localhost:\d+\/\S*(?=;)/.exec(said);
    if (address) found(address[0]);
  });
  server.on('exit', () => failed(new Error(`the preview ended: ${said}`)));
});

let passed = 0;
let failed = 0;
const heard = [];

async function step(name, work) {
  try {
    await work();
    passed += 1;
    console.log(`passed: ${name}`);
  } catch (error) {
    failed += 1;
    console.log(`failed: ${name}: ${error.message.split('\n')[0]}`);
  }
}

function expect(is, what) {
  if (!is) throw new Error(what);
}

const browser = await launch();
const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
const page = await context.newPage();
page.setDefaultTimeout(LONGEST);
page.on('pageerror', (error) => heard.push(error.message));
page.on('console', (message) => {
  if (message.text().includes('Content Security Policy')) heard.push(message.text());
});
page.on('request', (request) => {
  if (!request.url().startsWith(new URL(origin).origin)) heard.push(`it asks another host: ${request.url()}`);
});

const panel = page.locator('.answerable-panel');
const main = page.locator('main');
const says = (locator, words) => locator.filter({ hasText: words }).first().waitFor();

await step('the site is there, below its base, with a panel', async () => {
  await page.goto(origin + PAGE);
  await says(main, 'tell every family');
  await says(panel, 'with drafts: do not publish it');
  expect(new URL(page.url()).pathname === `/answers/${PAGE}`, page.url());
  const style = await panel.evaluate((element) => getComputedStyle(element).position);
  expect(style === 'fixed', `the panel's style sheet is missing: ${style}`);
});

await step('an edit is on the page by itself', async () => {
  await writeFile(file, recommendation('\n## Response, 20 April 2024: accepted\n\nMidwives will tell them.\n'));
  await says(main, 'Midwives will tell them.');
});

await step('an error is told with file, line and help, over the last good page', async () => {
  await writeFile(file, recommendation('', 'Helth Scrutiny Committee'));
  const finding = panel.locator('.answerable-error');
  await says(finding, 'healthy-start.md:4:10');
  await says(finding, 'made by: Helth Scrutiny Committee');
  await says(finding, 'did you mean');
  await says(panel, 'This is the last good page.');
  await says(main, 'Midwives will tell them.');
  expect(await finding.first().isVisible(), 'the error is hidden');
});

await step('another page tells of it too', async () => {
  await page.goto(origin);
  await says(panel.locator('.answerable-error'), 'healthy-start.md:4:10');
  await page.goto(origin + PAGE);
});

await step('the mended file is on the page, and the error is gone', async () => {
  await writeFile(file, recommendation('\nIt was mended.\n'));
  await says(main, 'It was mended.');
  await says(panel, 'Nothing stops publication.');
  expect(await panel.locator('.answerable-error').count() === 0, 'the error is still there');
});

await step('an editor that saves by renaming is followed', async () => {
  const beside = path.join(path.dirname(file), '.healthy-start.md.swp');
  await writeFile(beside, recommendation('\nSaved beside.\n'));
  await rename(beside, file);
  await says(main, 'Saved beside.');
});

await step('a renamed file keeps its page', async () => {
  const other = path.join(path.dirname(file), 'another-name.md');
  await rename(file, other);
  await writeFile(other, recommendation('\nUnder another name.\n'));
  await says(main, 'Under another name.');
});

await step('a draft says that it is one', async () => {
  await page.goto(`${origin}recommendations/hosc-2024-04/`);
  await says(panel, 'This page is a draft.');
  await says(page.locator('.unpublished'), '');
  await page.goto(origin + PAGE);
});

await step('a deleted file takes its page away', async () => {
  await rm(path.join(path.dirname(file), 'another-name.md'));
  await page.locator('body[data-kind="not-found"], body:not([data-kind="recommendation"])').waitFor();
  const again = await page.request.get(origin + PAGE);
  expect(again.status() === 404, `the status is ${again.status()}`);
});

await step('a new file brings it back', async () => {
  await writeFile(file, recommendation('\nBack again.\n'));
  await says(main, 'Back again.');
});

await step('a tab that is not seen holds no connection, and looks when it is seen', async () => {
  const seen = (isSeen) => page.evaluate((is) => {
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => !is });
    document.dispatchEvent(new Event('visibilitychange'));
  }, isSeen);
  const ended = page.waitForEvent('requestfailed', (request) => request.url().includes('/_answerable/news?'));
  await Promise.all([ended, seen(false)]);
  await writeFile(file, recommendation('\nWritten unseen.\n'));
  const other = await context.newPage();
  await other.goto(origin + PAGE);
  await says(other.locator('main'), 'Written unseen.');
  await other.close();
  expect(!(await main.innerText()).includes('Written unseen.'), 'a hidden page listens');
  await seen(true);
  await says(main, 'Written unseen.');
  await writeFile(file, recommendation('\nSeen again.\n'));
  await says(main, 'Seen again.');
});

await step('nothing is forbidden, nothing fails, and nobody else is asked', async () => {
  expect(heard.length === 0, heard.join('; '));
});

await browser.close();
await step('it stops calmly', async () => {
  const exit = new Promise((done) => server.on('exit', (code) => done(code)));
  server.kill('SIGINT');
  const code = await exit;
  expect(code === 0, `the exit status is ${code}`);
});
await rm(folder, { recursive: true, force: true });
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
