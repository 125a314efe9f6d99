// What queries cost on a built site: runs the very scripts that it publishes, with the files read from the
// disk in the place of a network. Prints one line of JSON for benches/search.rs.
//
//     node search.mjs SITE

import { readFileSync } from 'node:fs';
import path from 'node:path';
import vm from 'node:vm';
import { gzipSync, inflateSync } from 'node:zlib';

const site = process.argv[2];
const world = {};
vm.createContext(world);
for (const script of ['publication.js', 'search.js', 'filter.js']) {
  vm.runInContext(readFileSync(path.join(site, 'assets', script), 'utf8'), world);
}
const { open } = world.answerableSearch;
const filter = world.answerableFilter;

let fetched = [];
const read = async (name) => {
  const isPacked = name.startsWith('text-');
  const published = readFileSync(path.join(site, 'search/index', `${name}.${isPacked ? 'bin' : 'json'}`));
  fetched.push({ published, isPacked });
  const file = JSON.parse(isPacked ? inflateSync(published) : published);
  return file.content ?? file;
};
const manifest = await read('manifest');
const opening = [...fetched];
const find = open(manifest, read);

// Queries as readers type them: two words of a title, a reference, a word with a letter missing, two words
// of a text.
const queries = [];
const starts = [];
for (let block = 0; starts.length < manifest.things; block += 1) {
  for (const thing of await read(`things-${block}`)) starts.push(thing[5]);
}
const step = Math.max(1, Math.floor(manifest.things / 40));
for (let number = 0; number < manifest.things; number += step) {
  const block = await read(`things-${Math.floor(number / manifest.block)}`);
  const [, title, reference] = block[number % manifest.block];
  const words = title.split(/\s+/).filter((word) => /^[A-Za-z]{5,}$/.test(word));
  if (words.length > 0) queries.push(words.slice(0, 2).join(' '));
  if (reference) queries.push(reference);
  if (words.length > 0) queries.push(words[0].slice(0, 3) + words[0].slice(4));
  // A word of its text, of which a result shows the passage.
  const texts = await read(`text-${Math.floor(starts[number] / manifest.passages) % manifest.texts}`);
  const inText = (texts[starts[number]] ?? '').split(/\s+/).filter((word) => /^[a-z]{6,}$/.test(word));
  if (inText.length > 1) queries.push(inText.slice(-2).join(' '));
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const costs = [];
for (const query of queries) {
  fetched = [];
  const started = performance.now();
  const { numbers, passageOf } = await find(query);
  const names = new Set();
  for (const number of numbers.slice(0, 10)) {
    names.add(`things-${Math.floor(number / manifest.block)}`);
    const passage = passageOf(number);
    const at = starts[number] + passage - 1;
    if (passage > 0) names.add(`text-${Math.floor(at / manifest.passages) % manifest.texts}`);
  }
  for (const name of names) await read(name);
  const time = performance.now() - started;
  const all = [...opening, ...fetched];
  // As they stand on the disk; and as a web server sends them that packs what is not packed.
  const bytes = all.reduce((sum, { published }) => sum + published.length, 0);
  const sent = all.reduce((sum, { published, isPacked }) => sum + (isPacked ? published : gzipSync(published)).length, 0);
  costs.push({ time, bytes, sent, files: all.length });
}

// The filters of the register: what a browser reads to offer them, to open one, to choose in it, and to open it
// beside another of which something is chosen.
const size = (texts) => ({
  raw: texts.reduce((sum, text) => sum + text.length, 0),
  sent: texts.reduce((sum, text) => sum + gzipSync(text).length, 0),
});
const published = (name) => readFileSync(path.join(site, 'filters/recommendations', `${name}.json`), 'utf8');
const offered = published('columns');
const list = JSON.parse(offered);
const columns = list.columns.map(({ key }) => {
  const choices = published(`column-${key}`);
  return { key, text: choices, choices: filter.read(JSON.parse(choices).content, list.rows), chosen: [] };
});
/** What is read and how long it takes to count one column while a choice of another is made. */
async function used(open, other) {
  const texts = new Map([['columns', offered], [open.key, open.text], [other.key, other.text]]);
  const part = async ({ key }, number) => {
    const name = `column-${key}-${number}`;
    texts.set(name, texts.get(name) ?? published(name));
    return JSON.parse(texts.get(name)).content;
  };
  const largest = (choices) => choices.reduce((best, { count }, at) => (count > choices[best].count ? at : best), 0);
  const chosen = columns.map((column) => ({
    ...column, chosen: column === other ? [largest(column.choices)] : [], isOpen: column === open,
  }));
  const started = performance.now();
  await filter.select(chosen, list, part);
  return { time: performance.now() - started, ...size([...texts.values()]) };
}
const alone = [];
const beside = [];
for (const [at, column] of columns.entries()) {
  alone.push(await used(column, column));
  beside.push(await used(column, columns[(at + 6) % columns.length]));
}
const largest = (costs, key) => Math.max(...costs.map((cost) => cost[key]));

console.log(JSON.stringify({
  queries: queries.length,
  files: median(costs.map((cost) => cost.files)),
  bytes: median(costs.map((cost) => cost.bytes)),
  sentBytes: median(costs.map((cost) => cost.sent)),
  mostSent: Math.max(...costs.map((cost) => cost.sent)),
  most: Math.max(...costs.map((cost) => cost.bytes)),
  time: median(costs.map((cost) => cost.time)),
  offered: offered.length,
  opened: largest(columns.map(({ text }) => size([offered, text])), 'raw'),
  chosen: largest(alone, 'raw'),
  chosenSent: largest(alone, 'sent'),
  beside: largest(beside, 'raw'),
  besideSent: largest(beside, 'sent'),
  choice: median([...alone, ...beside].map(({ time }) => time)),
}));
