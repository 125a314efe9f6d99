// The search. It cuts the query into words as the index was cut, fetches for each word the one file in
// which it stands, weighs what the words lead to, and shows the best of it, with the part of its text in
// which the words stand. Nothing is sent anywhere.
//
// The first half knows nothing of a page, and runs in Node too: see tests/browser/finding.mjs.
(() => {
  'use strict';

  const { unpack } = globalThis.answerable;

  /** The words of a text, and the whole of each reference in it. */
  function cut(text, manifest) {
    const plain = (letter) => manifest.letters[letter] ?? letter;
    const lower = text.toLowerCase()
      .replace(/['\u2019]s(?![\p{Alphabetic}\p{N}])/gu, '')
      .replace(/['\u2019\u0300-\u036f\u00ad\u200b\ufeff]/g, '');
    const words = [];
    for (const chunk of lower.split(/[\s\u0085]+/)) {
      const pieces = chunk.match(/[\p{Alphabetic}\p{N}]+/gu) ?? [];
      const simple = pieces.map((piece) => [...piece].map(plain).join(''));
      const whole = simple.join('');
      const isWhole = pieces.length > 1 && /[0-9]/.test(whole) && [...whole].length <= manifest.longest;
      words.push({
        pieces: simple.filter((piece) => [...piece].length <= manifest.longest),
        whole: isWhole ? whole : undefined,
      });
    }
    return words;
  }

  /** The form under which all forms of a word are found. */
  function stem(word, manifest) {
    if (!manifest.english || !/^[a-z]+$/.test(word)) return word;
    if (Object.hasOwn(manifest.irregular, word)) return manifest.irregular[word];
    let made = word;
    if (made.length > 4 && made.endsWith('ies')) made = `${made.slice(0, -3)}y`;
    else if (made.length > 4 && /(sses|shes|ches|xes)$/.test(made)) made = made.slice(0, -2);
    else if (made.length > 3 && made.endsWith('s') && !/(ss|us|is)$/.test(made)) made = made.slice(0, -1);
    if (made.length > 4 && made.endsWith('ied')) {
      made = `${made.slice(0, -3)}y`;
    } else if (made.length > 5 && made.endsWith('eed')) {
      made = made.slice(0, -1);
    } else {
      let end = 0;
      if (made.length > 6 && made.endsWith('ing')) end = 3;
      else if (made.length > 5 && made.endsWith('ed')) end = 2;
      const kept = made.slice(0, made.length - end);
      if (end > 0 && /[aeiouy]/.test(kept)) {
        const last = kept[kept.length - 1];
        const isDouble = last === kept[kept.length - 2] && !'lsz'.includes(last);
        made = isDouble ? kept.slice(0, -1) : kept;
      }
    }
    return made.length > 4 && made.endsWith('e') ? made.slice(0, -1) : made;
  }

  /** The part of the index in which a word stands. */
  function partOf(word, parts) {
    let sum = 0x811c9dc5;
    for (let at = 0; at < word.length; at += 1) {
      sum = Math.imul(sum ^ word.charCodeAt(at), 0x01000193);
    }
    return (sum >>> 0) % parts;
  }

  /** How many letters are added, lost, changed or swapped between two words; `most` + 1 if more. */
  function distance(one, other, most) {
    if (Math.abs(one.length - other.length) > most) return most + 1;
    let before = [];
    let last = Array.from({ length: other.length + 1 }, (_, at) => at);
    for (let i = 1; i <= one.length; i += 1) {
      const row = [i];
      let least = i;
      for (let j = 1; j <= other.length; j += 1) {
        const cost = one[i - 1] === other[j - 1] ? 0 : 1;
        let best = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + cost);
        if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
          best = Math.min(best, before[j - 2] + 1);
        }
        row.push(best);
        least = Math.min(least, best);
      }
      if (least > most) return most + 1;
      before = last;
      last = row;
    }
    return last[other.length];
  }

  /** Where a text has a word of which the form, or a reference of which the whole, is wanted. */
  function hits(text, wanted, manifest) {
    const found = [];
    for (const { 0: chunk, index: start } of text.matchAll(/[^\s\u0085]+/gu)) {
      const [{ whole }] = cut(chunk, manifest);
      const words = [...chunk.matchAll(/[\p{Alphabetic}\p{N}\u0300-\u036f'\u2019\u00ad\u200b\ufeff]+/gu)];
      if (whole !== undefined && wanted.has(whole)) {
        const last = words[words.length - 1];
        found.push({ from: start + words[0].index, to: start + last.index + last[0].length, form: whole });
        continue;
      }
      for (const { 0: word, index } of words) {
        const quotes = /^['\u2019]*/.exec(word)[0].length;
        const [{ pieces }] = cut(word, manifest);
        const form = pieces.length === 1 ? stem(pieces[0], manifest) : '';
        if (wanted.has(form)) {
          const from = start + index + quotes;
          found.push({ from, to: start + index + word.replace(/['\u2019]+$/, '').length, form });
        }
      }
    }
    return found;
  }

  /** The part of a text, at most so long, that has most of the words that were found in it. */
  function around(text, found, most) {
    if (text.length <= most) return { from: 0, to: text.length };
    const BEFORE = 50;
    let best = { forms: 0, from: 0 };
    for (const { from } of found) {
      const within = found.filter((hit) => hit.from >= from && hit.to <= from + most - BEFORE);
      const forms = new Set(within.map(({ form }) => form)).size;
      if (forms > best.forms) best = { forms, from };
    }
    const blank = /\s/;
    let from = Math.max(0, Math.min(best.from - BEFORE, text.length - most));
    while (from > 0 && from < best.from && !blank.test(text[from - 1])) from += 1;
    let to = Math.min(text.length, from + most);
    if (to < text.length) {
      let end = to;
      while (end > from && !blank.test(text[end])) end -= 1;
      if (end > from) to = end;
    }
    return { from, to };
  }

  /** What a posting says: in how many things a word stands, and which they are, each with weight and passage. */
  function listed(posting) {
    const numbers = unpack(posting);
    const things = [];
    for (let at = 1; at < numbers.length;) {
      const [weight, count] = numbers.slice(at, at + 2);
      at += 2;
      for (let place = 0, number = 0; place < count; place += 1) {
        const step = numbers[at];
        number += Math.floor(step / 2);
        const passage = step % 2 === 1 ? numbers[at + 1] : 0;
        at += 1 + step % 2;
        things.push({ number, weight, passage });
      }
    }
    return { count: numbers[0], things };
  }

  /** A search over an index of which `read` gives the files. */
  function open(manifest, read) {
    const ignored = new Set(manifest.ignored);

    async function posting(word) {
      const part = await read(`words-${partOf(word, manifest.parts)}`);
      return Object.hasOwn(part, word) ? listed(part[word]) : undefined;
    }

    /** What nobody wrote but somebody meant: words that begin with it, else words much like it. */
    async function meant(word) {
      if (word.length < 3 || !/^\p{Alphabetic}+$/u.test(word)) return { words: [] };
      const file = (letter) => `spelling-${/[a-z]/.test(letter) ? letter : 'other'}`;
      const first = await read(file(word[0]));
      const longer = first.filter((known) => known.startsWith(word)).slice(0, 4);
      if (longer.length > 0) return { words: longer };
      if (word.length < 4) return { words: [] };
      const most = word.length > 7 ? 2 : 1;
      let best = { far: most + 1, word: undefined };
      const look = (list) => {
        for (const known of list) {
          const far = distance(word, known, Math.min(most, best.far));
          if (far < best.far) best = { far, word: known };
        }
      };
      look(first);
      // Two letters swapped, or one too many before the word; then one that is wrong or missing there.
      if (best.word === undefined && file(word[1]) !== file(word[0])) look(await read(file(word[1])));
      for (const letters of [word.slice(1, 3), word.slice(0, 2)]) {
        if (best.word !== undefined) break;
        look(await read(`ending-${partOf(letters, manifest.endings)}`));
      }
      return best.word === undefined ? { words: [] } : { words: [best.word], isCorrected: true };
    }

    /** Adds up what one posting says; a word in half of all things says little. */
    function weigh(postings) {
      const scores = new Map();
      const passages = new Map();
      let isCut = false;
      let total = 0;
      for (const { count, things } of postings) {
        const rarity = Math.log(1 + manifest.things / count);
        for (const { number, weight, passage } of things) {
          const score = weight * rarity;
          if (scores.get(number) >= score) continue;
          scores.set(number, score);
          if (passage > 0) passages.set(number, passage);
          else passages.delete(number);
        }
        isCut ||= things.length < count;
        total = Math.max(total, count);
      }
      return { scores, passages, isCut, total };
    }

    /** The passage that shows most of the words which a result does not show anyway; 0 if it shows all. */
    function passageOf(number, weighed) {
      const worth = new Map();
      for (const { scores, passages } of weighed) {
        const passage = passages.get(number);
        if (passage) worth.set(passage, (worth.get(passage) ?? 0) + 1 + scores.get(number) / 1000);
      }
      let best = 0;
      for (const [passage, sum] of worth) if (!(worth.get(best) >= sum)) best = passage;
      return best;
    }

    /** Everything that a query leads to, the best first. */
    return async function find(query) {
      const asked = [];
      let isSmall = false;
      for (const { pieces, whole } of cut(query, manifest)) {
        const reference = whole === undefined ? undefined : await posting(whole);
        if (reference) {
          asked.push({ word: whole, forms: [whole], postings: [reference] });
          continue;
        }
        for (const piece of pieces) {
          if (ignored.has(piece)) isSmall = true;
          else if (!asked.some(({ word }) => word === piece)) asked.push({ word: piece });
        }
      }
      if (asked.length > 12) asked.length = 12;
      const corrected = [];
      await Promise.all(asked.map(async (one) => {
        if (one.postings) return;
        one.forms = [stem(one.word, manifest)];
        const direct = await posting(one.forms[0]);
        if (direct) {
          one.postings = [direct];
          return;
        }
        const { words, isCorrected } = await meant(one.word);
        one.forms = [...new Set(words.map((word) => stem(word, manifest)))];
        const found = await Promise.all(one.forms.map(posting));
        one.postings = found.filter(Boolean);
        if (isCorrected && one.postings.length > 0) corrected.push({ asked: one.word, shown: words[0] });
      }));
      const weighed = asked.map((one) => weigh(one.postings));
      const all = new Map();
      for (const { scores } of weighed) {
        for (const [number, score] of scores) {
          const before = all.get(number) ?? { score: 0, words: 0 };
          all.set(number, { score: before.score + score, words: before.words + 1 });
        }
      }
      // Of a word in too many things only the best are listed: it may stand in the others too.
      const needed = weighed.filter(({ isCut }) => !isCut);
      const hasAll = (number) => needed.every(({ scores }) => scores.has(number));
      const everyone = [...all];
      let kept = everyone.filter(([number]) => hasAll(number));
      const isSome = kept.length === 0 && everyone.length > 0;
      if (isSome) kept = everyone;
      kept.sort(([a, one], [b, other]) => other.words - one.words || other.score - one.score || a - b);
      const cutTotal = needed.length === 0 ? Math.max(0, ...weighed.map(({ total }) => total)) : 0;
      return {
        numbers: kept.map(([number]) => number),
        corrected,
        isSome,
        isOnlySmall: asked.length === 0 && isSmall,
        total: Math.max(kept.length, cutTotal),
        wanted: new Set(asked.flatMap(({ forms }) => forms)),
        passageOf: (number) => passageOf(number, weighed),
      };
    };
  }

  /** The position of the kind of a thing. */
  function kindOf(number, manifest) {
    let at = manifest.kinds.length - 1;
    while (at > 0 && manifest.kinds[at].from > number) at -= 1;
    return at;
  }

  if (typeof document === 'undefined') {
    globalThis.answerableSearch = { cut, stem, partOf, distance, hits, around, listed, open, kindOf };
    return;
  }

  // From here on: the page.

  const { publication, say, fill, counted, explain, steps } = globalThis.answerable;
  const PER_PAGE = 10;
  // Characters of an excerpt, and of what stands before it where that shows other words.
  const EXCERPT = 180;
  const BEGINNING = 90;
  const form = document.querySelector('form[data-index]');
  const box = document.getElementById('search-query');
  const status = document.getElementById('search-status');
  const failed = document.getElementById('search-failed');
  const part = document.getElementById('search-found');
  const heading = document.getElementById('search-results');
  const kindList = document.querySelector('#search-kinds ul');
  const rows = document.getElementById('search-rows');
  const pages = document.getElementById('search-pages');
  const template = document.getElementById('search-row');
  const base = new URL('../../', new URL(form.dataset.index, location.href));
  const title = document.title;
  const files = publication(form.dataset.index);
  let index;
  let turn = 0;

  async function ready() {
    if (index === undefined) {
      const manifest = await files.first('manifest');
      const read = (name, isPacked) => files.read(name, manifest.version, isPacked);
      index = { manifest, read, find: open(manifest, read) };
    }
    return index;
  }

  function address(query, kind, page) {
    const choice = new URLSearchParams({ q: query });
    if (kind) choice.set('kind', kind);
    if (page > 1) choice.set('page', page);
    return `?${choice}`;
  }

  /** One link for each kind that was found, with how many there are. */
  function showKinds(query, found, chosen) {
    const { manifest } = index;
    const counts = new Array(manifest.kinds.length).fill(0);
    for (const number of found) counts[kindOf(number, manifest)] += 1;
    const choices = [{ key: '', name: manifest.words.all, count: found.length }];
    manifest.kinds.forEach(({ key, name }, at) => {
      if (counts[at] > 0) choices.push({ key, name, count: counts[at] });
    });
    kindList.replaceChildren(...choices.map(({ key, name, count }) => {
      const link = document.createElement('a');
      link.href = address(query, key, 1);
      link.textContent = `${name} (${say(count)})`;
      if (key === chosen) link.setAttribute('aria-current', 'true');
      const item = document.createElement('li');
      item.append(link);
      return item;
    }));
    kindList.parentElement.hidden = choices.length < 3;
  }

  /** A part of a text as nodes, the words that were found in it marked. */
  function marked(text, found, { from, to }) {
    const nodes = [];
    let at = from;
    for (const hit of found.filter((one) => one.from >= from && one.to <= to)) {
      const mark = document.createElement('mark');
      mark.textContent = text.slice(hit.from, hit.to);
      nodes.push(text.slice(at, hit.from), mark);
      at = hit.to;
    }
    nodes.push(text.slice(at, to));
    return nodes;
  }

  /** What a result says of its text: the beginning, or the passage with the words that were found. */
  function excerptOf(title, beginning, passage, wanted) {
    const { manifest } = index;
    const first = hits(beginning, wanted, manifest);
    if (!passage) return marked(beginning, first, { from: 0, to: beginning.length });
    const found = hits(passage, wanted, manifest);
    const part = around(passage, found, EXCERPT);
    const nodes = marked(passage, found, part);
    if (part.from > 0 || /^\p{Ll}/u.test(passage)) nodes.unshift('\u2026');
    if (part.to < passage.length || !/[.!?]$/.test(passage)) nodes.push('\u2026');
    const shown = new Set([...hits(title, wanted, manifest), ...found].map(({ form: word }) => word));
    if (first.some(({ form: word }) => !shown.has(word))) {
      const before = around(beginning, first, BEGINNING);
      nodes.unshift(before.from > 0 ? '\u2026' : '', ...marked(beginning, first, before), '\u2026 ');
    }
    return nodes;
  }

  async function showRows(numbers, { wanted, passageOf }) {
    const { manifest, read } = index;
    const things = await Promise.all(numbers.map(async (number) => {
      const block = await read(`things-${Math.floor(number / manifest.block)}`);
      const thing = block[number % manifest.block];
      const passage = passageOf(number);
      // What a browser cannot unpack is left out: the beginning of the text is shown in its place.
      if (passage === 0 || typeof DecompressionStream === 'undefined') return thing;
      const at = thing[5] + passage - 1;
      const texts = await read(`text-${Math.floor(at / manifest.passages) % manifest.texts}`, true);
      return [...thing.slice(0, 5), texts[at]];
    }));
    return things.map(([place, name, reference, date, beginning, passage], at) => {
      const row = template.content.firstElementChild.cloneNode(true);
      const kind = manifest.kinds[kindOf(numbers[at], manifest)].name;
      const [words, small] = row.querySelectorAll('.row-body > p');
      row.querySelector('.row-mark').textContent = kind;
      const link = row.querySelector('a');
      link.replaceChildren(...marked(name, hits(name, wanted, manifest), { from: 0, to: name.length }));
      link.href = new URL(place, base).pathname + (place.split('#')[1] ? `#${place.split('#')[1]}` : '');
      const excerpt = excerptOf(name, beginning, typeof passage === 'string' ? passage : '', wanted);
      words.replaceChildren(...excerpt);
      if (!words.textContent) words.remove();
      const details = [reference, date].filter(Boolean).join(', ');
      if (details) {
        small.replaceChildren(...marked(details, hits(details, wanted, manifest), { from: 0, to: details.length }));
      } else {
        small.remove();
      }
      return row;
    });
  }

  /** What is said of a result, to eyes and to screen readers alike. */
  function told(query, shown, result, page, last) {
    const { words, counted: forms } = index.manifest;
    const sentences = result.corrected.map((places) => fill(words.corrected, places));
    if (result.numbers.length === 0) {
      sentences.push(fill(words.none, { query }), result.isOnlySmall ? words.small : words.next);
    } else {
      if (result.isSome) sentences.push(words.some);
      const isCut = result.total > result.numbers.length;
      if (isCut) sentences.push(counted(forms.best, result.total, { query }));
      else sentences.push(counted(forms.count, shown, { query }));
      if (last > 1) sentences.push(fill(words.shown, { page, pages: last }));
    }
    return sentences.join(' ');
  }

  /** Shows what the address asks for. */
  async function show() {
    const mine = (turn += 1);
    const choice = new URLSearchParams(location.search);
    const query = (choice.get('q') ?? '').trim().slice(0, 200);
    const kind = choice.get('kind') ?? '';
    box.value = query;
    document.title = query ? `${query} - ${title}` : title;
    failed.hidden = true;
    if (!query) {
      part.hidden = true;
      status.textContent = '';
      return;
    }
    // A second time with a new manifest: the site may have been published anew since this page was opened.
    for (let isAgain = false; ; isAgain = true) {
      try {
        const { manifest, find } = await ready();
        const result = await find(query);
        const wanted = manifest.kinds.findIndex(({ key }) => key === kind);
        const numbers = wanted < 0 ? result.numbers
          : result.numbers.filter((number) => kindOf(number, manifest) === wanted);
        const last = Math.max(1, Math.ceil(numbers.length / PER_PAGE));
        const page = Math.min(Math.max(1, Math.floor(Number(choice.get('page'))) || 1), last);
        const made = await showRows(numbers.slice((page - 1) * PER_PAGE, page * PER_PAGE), result);
        await explain(made, rows, base.pathname);
        if (mine !== turn) return;
        showKinds(query, result.numbers, wanted < 0 ? '' : kind);
        steps(pages, page, last, (to) => address(query, wanted < 0 ? '' : kind, to));
        rows.start = (page - 1) * PER_PAGE + 1;
        rows.replaceChildren(...made);
        part.hidden = made.length === 0;
        status.textContent = told(query, numbers.length, result, page, last);
        return;
      } catch {
        if (mine !== turn) return;
        files.forget();
        index = undefined;
        if (isAgain) {
          part.hidden = true;
          status.textContent = '';
          status.textContent = failed.textContent;
          return;
        }
      }
    }
  }

  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const query = box.value.trim();
    history.pushState(null, '', query ? address(query, '', 1) : location.pathname);
    await show();
    if (!part.hidden) heading.focus();
  });
  window.addEventListener('popstate', show);
  // What early.js keeps unseen may be seen now.
  show().finally(() => document.documentElement.classList.remove('asked'));
})();
