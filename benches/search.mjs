// What queries cost on a built site: runs the very search.js and filter.js that it publishes, with the
// files read from the disk in the place of a network. Prints one line of JSON for benches/search.rs.
//
//     node search.mjs SITE

import { readFileSync } from 'node:fs';
import path from 'node:path';
import vm from 'node:vm';
import { gzipSync } from 'node:zlib';

const site = process.argv[2];
const world = {};
vm.createContext(world);
for (const script of ['search.js', 'filter.js']) {
  vm.runInContext(readFileSync(path.join(site, 'assets', script), 'utf8'), world);
}
const { open } = world.answerableSearch;
const filter = world.answerableFilter;

let bytes = 0;
let files = 0;
const read = async (name) => {
  const text = readFileSync(path.join(site, 'search/index', `${name}.json`), 'utf8');
  bytes += text.length;
  files += 1;
  const file = JSON.parse(text);
  return file.content ?? file;
};
const manifest = await read('manifest');
const manifestBytes = bytes;
const find = open(manifest, read);

// Queries as readers type them: two words of a title, a reference, a word with a letter missing.
const queries = [];
const step = Math.max(1, Math.floor(manifest.things / 40));
for (let number = 0; number < manifest.things; number += step) {
  const block = await read(`things-${Math.floor(number / manifest.block)}`);
  const [, title, reference] = block[number % manifest.block];
  const words = title.split(/\s+/).filter((word) => /^[A-Za-z]{5,}$/.test(word));
  if (words.length > 0) queries.push(words.slice(0, 2).join(' '));
  if (reference) queries.push(reference);
  if (words.length > 0) queries.push(words[0].slice(0, 3) + words[0].slice(4));
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const costs = [];
for (const query of queries) {
  bytes = 0;
  files = 0;
  const started = performance.now();
  const { numbers } = await find(query);
  for (const block of new Set(numbers.slice(0, 10).map((number) => Math.floor(number / manifest.block)))) {
    await read(`things-${block}`);
  }
  costs.push({ time: performance.now() - started, bytes: bytes + manifestBytes, files: files + 1 });
}

const text = readFileSync(path.join(site, 'filters/recommendations/columns.json'), 'utf8');
const columns = filter.read(JSON.parse(text));
const { rows } = JSON.parse(text);
const times = columns.map((_, at) => {
  const started = performance.now();
  filter.select(columns, rows, columns.map((__, other) => (other === at ? 0 : -1)));
  return performance.now() - started;
});

console.log(JSON.stringify({
  queries: queries.length,
  files: median(costs.map((cost) => cost.files)),
  bytes: median(costs.map((cost) => cost.bytes)),
  most: Math.max(...costs.map((cost) => cost.bytes)),
  time: median(costs.map((cost) => cost.time)),
  filter: text.length,
  sent: gzipSync(text).length,
  choice: median(times),
}));
