// Filters on a long list. What each row has is one file, fetched when the reader opens the filters or
// comes with a choice in the address; of the rows only those are fetched that are shown.
//
// The first half knows nothing of a page, and runs in Node too: see tests/browser/finding.mjs.
(() => {
  'use strict';

  /** Numbers of one width, as the index packs them. */
  function unpack(text, width) {
    const numbers = new Int32Array(text.length / width);
    for (let at = 0; at < numbers.length; at += 1) {
      let number = 0;
      for (let place = width - 1; place >= 0; place -= 1) {
        const sign = text.charCodeAt(at * width + place);
        number = number * 91 + sign - (sign > 92 ? 36 : 35);
      }
      numbers[at] = number;
    }
    return numbers;
  }

  /** The columns of a file, ready to be counted. */
  function read(file) {
    return file.columns.map(({ key, name, is_list: isList, choices, sets, width, rows }) => ({
      key,
      name,
      isList,
      sets,
      rows: unpack(rows, width),
      choices: choices.map(([choice, words, page]) => ({ key: choice, name: words, page })),
    }));
  }

  /**
   * The rows that have everything that is chosen, and beside each choice how many rows it would leave.
   * What is chosen is a position among the choices for each column, or -1.
   */
  function select(columns, count, chosen) {
    const rows = [];
    const counts = columns.map(({ choices }) => new Array(choices.length).fill(0));
    for (let row = 0; row < count; row += 1) {
      let misses = 0;
      let missed = -1;
      for (let at = 0; at < columns.length && misses < 2; at += 1) {
        if (chosen[at] >= 0 && !columns[at].sets[columns[at].rows[row]].includes(chosen[at])) {
          misses += 1;
          missed = at;
        }
      }
      if (misses === 0) {
        rows.push(row);
        columns.forEach(({ sets, rows: codes }, at) => {
          for (const choice of sets[codes[row]]) counts[at][choice] += 1;
        });
      } else if (misses === 1) {
        const { sets, rows: codes } = columns[missed];
        for (const choice of sets[codes[row]]) counts[missed][choice] += 1;
      }
    }
    return { rows, counts };
  }

  /** Some rows in the order of all. */
  function sort(rows, order) {
    const wanted = new Set(rows);
    return [...order].filter((row) => wanted.has(row));
  }

  if (typeof document === 'undefined') {
    globalThis.answerableFilter = { unpack, read, select, sort };
    return;
  }

  // From here on: the page.

  const PER_PAGE = 25;
  const place = document.getElementById('filter');
  if (!place) return;
  const status = document.getElementById('filter-status');
  const failed = document.getElementById('filter-failed');
  const whole = document.getElementById('whole-list');
  const copy = (id) => document.getElementById(id).content.cloneNode(true);
  const sample = document.getElementById('filter-row').content.querySelector('li');
  const language = document.documentElement.lang;
  const base = new URL('../../', new URL(place.dataset.files, location.href)).pathname;
  place.append(copy('filter-form'));
  const box = place.querySelector('details');
  const form = place.querySelector('fieldset');
  const fields = place.querySelector('.filter-choices');
  const ownPage = document.getElementById('filter-page');
  const list = document.createElement('div');
  list.append(copy('filter-list'));
  list.hidden = true;
  whole.before(list);
  const shownRows = list.querySelector('.rows');
  const pages = list.querySelector('.pages');
  const files = new Map();
  let data;
  let caching;
  let turn = 0;

  function file(name, options) {
    if (!files.has(name)) {
      const address = place.dataset.files + name;
      const answer = fetch(address, options).then((response) => {
        if (!response.ok) throw new Error(`${response.status} for ${address}`);
        return response.json();
      });
      answer.catch(() => files.delete(name));
      files.set(name, answer);
    }
    return files.get(name);
  }

  function fill(words, places) {
    return words.replace(/\{(\w+)\}/g, (all, name) => places[name] ?? all);
  }

  function counted(key, number) {
    const forms = data.file.counted[key];
    const words = forms[data.plural.select(number)] ?? forms.other;
    return fill(words, { number: number.toLocaleString(language), whole: data.file.rows.toLocaleString(language) });
  }

  /** A labelled list of choices. */
  function field(key, name, options) {
    const label = document.createElement('label');
    label.htmlFor = `filter-by-${key}`;
    label.textContent = name;
    const choice = document.createElement('select');
    choice.id = label.htmlFor;
    choice.name = key;
    choice.append(...options.map(([value, words]) => new Option(words, value)));
    const around = document.createElement('div');
    around.append(label, choice);
    fields.append(around);
    return choice;
  }

  /** Fetches what each row has and makes the choices of it, once for each publication. */
  async function ready(mine) {
    const content = await file('columns.json', { cache: 'no-cache' });
    if (data?.file === content || mine !== turn) return;
    const { words } = content;
    const focused = fields.contains(document.activeElement) ? document.activeElement.id : '';
    fields.replaceChildren();
    data = { file: content, columns: read(content), plural: new Intl.PluralRules(language) };
    for (const column of data.columns) {
      const options = column.choices.map(({ key, name }) => [key, name]);
      column.field = field(column.key, column.name, [['', words.any], ...options]);
    }
    data.sort = field('sort', words.sort, content.orders);
    document.getElementById(focused)?.focus();
  }

  /** A file beside the columns. A server gives the one that it has now, whichever version it is asked for. */
  async function beside(name) {
    const wanted = data.file.version;
    const { version, content } = await file(`${name}.json?v=${wanted}`, caching);
    if (version !== wanted) throw new Error(`${name} is of ${version}, not of ${wanted}`);
    return content;
  }

  /** What the address asks for, as far as there is such a choice. */
  function asked() {
    const wanted = new URLSearchParams(location.search);
    const chosen = data.columns.map(({ key, choices }) => choices.findIndex((choice) => choice.key === wanted.get(key)));
    const sorted = data.file.orders.findIndex(([key]) => key === wanted.get('sort'));
    return { chosen, sorted: Math.max(0, sorted), page: Math.floor(Number(wanted.get('page'))) || 1 };
  }

  function address({ chosen, sorted }, page) {
    const wanted = new URLSearchParams();
    data.columns.forEach(({ key, choices }, at) => { if (chosen[at] >= 0) wanted.set(key, choices[chosen[at]].key); });
    if (sorted > 0) wanted.set('sort', data.file.orders[sorted][0]);
    if (page > 1) wanted.set('page', page);
    const words = String(wanted);
    return words ? `?${words}` : location.pathname;
  }

  /** A row as the theme lays it out. */
  function drawn(row) {
    const item = sample.cloneNode(true);
    const put = (found, words) => { if (words) found.textContent = words; else found?.remove(); };
    const mark = item.querySelector('.row-mark');
    if (row.mark?.datetime) {
      const time = document.createElement('time');
      time.dateTime = row.mark.datetime;
      time.textContent = row.mark.text;
      mark.replaceChildren(time);
    } else {
      mark.textContent = row.mark?.text ?? row.mark ?? '';
    }
    const link = item.querySelector('.row-title a');
    link.textContent = row.title;
    link.href = row.href;
    put(item.querySelector('.row-body > p:not(.small, .row-title)'), row.sentence);
    put(item.querySelector('.row-body > p.small'), row.note);
    const tags = item.querySelector('.tags');
    if (row.tags?.length) {
      const tag = tags.firstElementChild;
      tags.replaceChildren(...row.tags.map(({ text, tone }) => {
        const one = tag.cloneNode(true);
        one.firstElementChild.className = `tag tag-${tone}`;
        one.firstElementChild.textContent = text;
        return one;
      }));
    } else {
      tags?.remove();
    }
    item.querySelector('.links')?.remove();
    return item;
  }

  async function rowsOf(numbers) {
    const { block } = data.file;
    return Promise.all(numbers.map(async (number) => {
      const rows = await beside(`rows-${Math.floor(number / block)}`);
      return drawn(rows[number % block]);
    }));
  }

  async function inOrder(rows, sorted) {
    if (sorted === 0) return rows;
    const order = await beside(`order-${data.file.orders[sorted][0]}`);
    return sort(rows, unpack(order.rows, order.width));
  }

  /** Puts the choices and their counts into the fields. */
  function showChoices(wanted, counts) {
    data.columns.forEach(({ choices, field: choice }, at) => {
      choices.forEach(({ name }, position) => {
        const option = choice.options[position + 1];
        const number = counts[at][position];
        option.textContent = fill(data.file.words.option, { name, number: number.toLocaleString(language) });
        option.disabled = number === 0 && wanted.chosen[at] !== position;
      });
      choice.selectedIndex = wanted.chosen[at] + 1;
    });
    data.sort.selectedIndex = wanted.sorted;
  }

  /** Where one choice alone is what a page of the site lists, the way there. */
  function showOwnPage({ chosen }) {
    const used = chosen.map((choice, at) => [choice, at]).filter(([choice]) => choice >= 0);
    ownPage.replaceChildren();
    if (used.length !== 1) return;
    const column = data.columns[used[0][1]];
    const { name, page } = column.choices[used[0][0]];
    if (!page) return;
    const link = document.createElement('a');
    link.href = base + page;
    link.textContent = `${column.name}: ${name}`;
    ownPage.append(`${column.isList ? data.file.words.page : data.file.words.about} `, link);
  }

  function showPages(wanted, page, last) {
    const [previous, next] = pages.querySelectorAll('li');
    previous.hidden = page <= 1;
    next.hidden = page >= last;
    previous.firstElementChild.href = address(wanted, page - 1);
    next.firstElementChild.href = address(wanted, page + 1);
    previous.firstElementChild.rel = 'prev';
    next.firstElementChild.rel = 'next';
    pages.hidden = last <= 1;
  }

  /** Shows what the address asks for. `isFirst`: nothing was chosen on this page yet. */
  async function show(isFirst = false) {
    const mine = (turn += 1);
    failed.hidden = true;
    list.setAttribute('aria-busy', 'true');
    // A second time with new columns: the site may have been published anew since this page was opened.
    for (let isAgain = false; ; isAgain = true) {
      try {
        await ready(mine);
        const wanted = asked();
        const { rows, counts } = select(data.columns, data.file.rows, wanted.chosen);
        const isWhole = wanted.sorted === 0 && wanted.chosen.every((choice) => choice < 0);
        const ordered = await inOrder(rows, wanted.sorted);
        const last = Math.max(1, Math.ceil(ordered.length / PER_PAGE));
        const page = Math.min(Math.max(1, wanted.page), last);
        const made = isWhole ? [] : await rowsOf(ordered.slice((page - 1) * PER_PAGE, page * PER_PAGE));
        if (mine !== turn) return;
        showChoices(wanted, counts);
        showOwnPage(wanted);
        showPages(wanted, page, last);
        shownRows.replaceChildren(...made);
        list.hidden = isWhole;
        shownRows.hidden = made.length === 0;
        whole.hidden = !isWhole;
        if (isWhole) {
          status.textContent = isFirst ? '' : counted('all', rows.length);
        } else {
          const sentences = [counted('count', rows.length)];
          if (rows.length === 0) sentences.push(data.file.words.none);
          if (last > 1) sentences.push(fill(data.file.words.shown, { page, pages: last }));
          status.textContent = sentences.join(' ');
        }
        break;
      } catch {
        if (mine !== turn) return;
        files.clear();
        caching = { cache: 'no-cache' };
        if (isAgain) {
          list.hidden = true;
          whole.hidden = false;
          status.textContent = failed.textContent;
          break;
        }
      }
    }
    list.removeAttribute('aria-busy');
  }

  /** A new choice: a new address, which Back undoes. */
  function choose(chosen, sorted) {
    history.pushState(null, '', address({ chosen, sorted }, 1));
    show();
  }

  form.addEventListener('change', () => {
    choose(data.columns.map(({ field: choice }) => choice.selectedIndex - 1), data.sort.selectedIndex);
  });
  place.querySelector('button').addEventListener('click', () => {
    if (data) choose(data.columns.map(() => -1), 0);
  });
  box.addEventListener('toggle', () => { if (box.open && !data) show(true); });
  window.addEventListener('popstate', () => { if (data || location.search) show(); });
  if (location.search) {
    box.open = true;
    // What early.js keeps unseen may be seen now.
    show(true).finally(() => document.documentElement.classList.remove('asked'));
  }
})();
