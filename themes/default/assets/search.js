// The search. It cuts the query into words as the index was cut, fetches for each word the one file in
// which it stands, weighs what the words lead to, and shows the best of it. Nothing is sent anywhere.
//
// The first half knows nothing of a page, and runs in Node too: see tests/browser/finding.mjs.
(() => {
  'use strict';

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

  /** A search over an index of which `read` gives the files. */
  function open(manifest, read) {
    const ignored = new Set(manifest.ignored);

    async function posting(word) {
      const part = await read(`words-${partOf(word, manifest.parts)}`);
      return Object.hasOwn(part, word) ? part[word] : undefined;
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
      if (best.word === undefined && file(word[1]) !== file(word[0])) look(await read(file(word[1])));
      return best.word === undefined ? { words: [] } : { words: [best.word], isCorrected: true };
    }

    /** Adds up what one posting says; a word in half of all things says little. */
    function weigh(postings) {
      const scores = new Map();
      let isCut = false;
      let total = 0;
      for (const [count, ...groups] of postings) {
        const rarity = Math.log(1 + manifest.things / count);
        let listed = 0;
        for (const [weight, ...steps] of groups) {
          let number = 0;
          for (const step of steps) {
            number += step;
            const score = weight * rarity;
            if (!(scores.get(number) >= score)) scores.set(number, score);
          }
          listed += steps.length;
        }
        isCut ||= listed < count;
        total = Math.max(total, count);
      }
      return { scores, isCut, total };
    }

    /** Everything that a query leads to, the best first. */
    return async function find(query) {
      const asked = [];
      let isSmall = false;
      for (const { pieces, whole } of cut(query, manifest)) {
        const reference = whole === undefined ? undefined : await posting(whole);
        if (reference) {
          asked.push({ word: whole, postings: [reference] });
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
        const direct = await posting(stem(one.word, manifest));
        if (direct) {
          one.postings = [direct];
          return;
        }
        const { words, isCorrected } = await meant(one.word);
        const found = await Promise.all(words.map((word) => posting(stem(word, manifest))));
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
    globalThis.answerableSearch = { cut, stem, partOf, distance, open, kindOf };
    return;
  }

  // From here on: the page.

  const PER_PAGE = 10;
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
  const files = new Map();
  let index;
  let caching;
  let turn = 0;

  /** A file of the index, fetched once. */
  function file(name, options) {
    if (!files.has(name)) {
      const address = form.dataset.index + name;
      const answer = fetch(address, options).then((response) => {
        if (!response.ok) throw new Error(`${response.status} for ${address}`);
        return response.json();
      });
      answer.catch(() => files.delete(name));
      files.set(name, answer);
    }
    return files.get(name);
  }

  async function ready() {
    if (index === undefined) {
      const manifest = await file('manifest.json', { cache: 'no-cache' });
      // A server gives the file that it has now, whichever version it is asked for.
      const read = async (name) => {
        const { version, content } = await file(`${name}.json?v=${manifest.version}`, caching);
        if (version !== manifest.version) throw new Error(`${name} is of ${version}, not of ${manifest.version}`);
        return content;
      };
      index = { manifest, read, find: open(manifest, read), plural: new Intl.PluralRules(document.documentElement.lang) };
    }
    return index;
  }

  function fill(words, places) {
    return words.replace(/\{(\w+)\}/g, (whole, place) => places[place] ?? whole);
  }

  function counted(key, number, places) {
    const forms = index.manifest.counted[key];
    const words = forms[index.plural.select(number)] ?? forms.other;
    return fill(words, { number: number.toLocaleString(document.documentElement.lang), ...places });
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
      link.textContent = `${name} (${count.toLocaleString(document.documentElement.lang)})`;
      if (key === chosen) link.setAttribute('aria-current', 'true');
      const item = document.createElement('li');
      item.append(link);
      return item;
    }));
    kindList.parentElement.hidden = choices.length < 3;
  }

  async function showRows(numbers) {
    const { manifest, read } = index;
    const things = await Promise.all(numbers.map(async (number) => {
      const block = await read(`things-${Math.floor(number / manifest.block)}`);
      return block[number % manifest.block];
    }));
    return things.map(([place, name, reference, date, excerpt], at) => {
      const row = template.content.firstElementChild.cloneNode(true);
      const kind = manifest.kinds[kindOf(numbers[at], manifest)].name;
      const [words, small] = row.querySelectorAll('.row-body > p');
      row.querySelector('.row-mark').textContent = kind;
      const link = row.querySelector('a');
      link.textContent = name;
      link.href = new URL(place, base).pathname + (place.split('#')[1] ? `#${place.split('#')[1]}` : '');
      const details = [reference, date].filter(Boolean).join(', ');
      if (excerpt) words.textContent = excerpt; else words.remove();
      if (details) small.textContent = details; else small.remove();
      return row;
    });
  }

  function showPages(query, kind, page, last) {
    const [previous, next] = pages.querySelectorAll('li');
    previous.hidden = page <= 1;
    next.hidden = page >= last;
    previous.firstElementChild.href = address(query, kind, page - 1);
    next.firstElementChild.href = address(query, kind, page + 1);
    previous.firstElementChild.rel = 'prev';
    next.firstElementChild.rel = 'next';
    pages.hidden = last <= 1;
  }

  /** What is said of a result, to eyes and to screen readers alike. */
  function told(query, shown, result, page, last) {
    const { words } = index.manifest;
    const sentences = result.corrected.map((places) => fill(words.corrected, places));
    if (result.numbers.length === 0) {
      sentences.push(fill(words.none, { query }), result.isOnlySmall ? words.small : words.next);
    } else {
      if (result.isSome) sentences.push(words.some);
      const isCut = result.total > result.numbers.length;
      if (isCut) sentences.push(counted('best', result.total, { query }));
      else sentences.push(counted('count', shown, { query }));
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
        const made = await showRows(numbers.slice((page - 1) * PER_PAGE, page * PER_PAGE));
        if (mine !== turn) return;
        showKinds(query, result.numbers, wanted < 0 ? '' : kind);
        showPages(query, wanted < 0 ? '' : kind, page, last);
        rows.start = (page - 1) * PER_PAGE + 1;
        rows.replaceChildren(...made);
        part.hidden = made.length === 0;
        status.textContent = told(query, numbers.length, result, page, last);
        return;
      } catch {
        if (mine !== turn) return;
        files.clear();
        index = undefined;
        caching = { cache: 'no-cache' };
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
