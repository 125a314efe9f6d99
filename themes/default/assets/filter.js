// Filters on a long list. The choices of each filter are a file, fetched when the reader opens it; the rows of
// the choices are others, fetched when they are chosen or, beside other filters, counted; of what the rows show
// only those are fetched that are shown.
//
// The first half knows nothing of a page, and runs in Node too: see tests/browser/finding.mjs.
(() => {
  'use strict';

  const { unpack } = globalThis.answerable;

  /**
   * The choices of a column, each with the place of its rows among all that are written. Where most rows have a
   * choice, those are written that have it not.
   */
  function read(choices, rows) {
    let from = 0;
    return choices.map(([key, name, page, count]) => {
      const length = Math.min(count, rows - count);
      from += length;
      return { key, name, page: page === true ? `${key}/` : page, count, from: from - length, length };
    });
  }

  /** The rows that are written for a choice: `part` gives one of so many files of its column. */
  async function written(choices, at, parts, part) {
    const { from, length } = choices[at];
    const last = choices[choices.length - 1];
    const size = Math.ceil((last.from + last.length) / parts);
    const pieces = [];
    for (let number = Math.floor(from / size); number * size < from + length; number += 1) pieces.push(part(number));
    return (await Promise.all(pieces)).flatMap(({ first, rows }) => {
      let row = 0;
      return unpack(rows[at - first]).map((step) => { row += step; return row; });
    });
  }

  /** A mark for each row that has one of the choices that are chosen. */
  async function having(choices, chosen, count, parts, part) {
    const marks = new Uint8Array(count);
    await Promise.all(chosen.map(async (at) => {
      const rows = await written(choices, at, parts, part);
      if (choices[at].length === choices[at].count) {
        for (const row of rows) marks[row] = 1;
        return;
      }
      const others = new Set(rows);
      for (let row = 0; row < count; row += 1) if (!others.has(row)) marks[row] = 1;
    }));
    return marks;
  }

  /** How many of the marked rows each choice has. */
  async function tally(choices, marks, parts, part) {
    const all = marks.reduce((sum, mark) => sum + mark, 0);
    return Promise.all(choices.map(async ({ count, length }, at) => {
      const rows = await written(choices, at, parts, part);
      const has = rows.reduce((sum, row) => sum + marks[row], 0);
      return length === count ? has : all - has;
    }));
  }

  /** What is marked in all of them. */
  function together(count, all) {
    const marks = new Uint8Array(count).fill(1);
    for (const one of all) one.forEach((mark, row) => { marks[row] &= mark; });
    return marks;
  }

  /**
   * The rows that have, of each column of which something is chosen, one of the choices; and for each column
   * that is open how many rows each choice has among those that the other columns leave. `read` gives a file
   * of a column.
   */
  async function select(columns, { rows: count, parts }, read) {
    const part = (column) => (number) => read(column, number);
    const used = columns.filter(({ chosen }) => chosen.length > 0);
    const marks = await Promise.all(used.map((column) => having(column.choices, column.chosen, count, parts, part(column))));
    const left = together(count, marks);
    const counts = await Promise.all(columns.map(({ isOpen, choices }, at) => {
      if (!isOpen) return undefined;
      const others = marks.filter((_, place) => used[place] !== columns[at]);
      if (others.length === 0) return choices.map(({ count: has }) => has);
      return tally(choices, together(count, others), parts, part(columns[at]));
    }));
    return { rows: Array.from(left.keys()).filter((row) => left[row]), counts };
  }

  /** Some rows in an order; those that it does not know follow as they stand. */
  function sort(rows, order) {
    const wanted = new Set(rows);
    const known = order.filter((row) => wanted.has(row));
    for (const row of known) wanted.delete(row);
    return [...known, ...rows.filter((row) => wanted.has(row))];
  }

  /** The choices that are offered: those with rows, at most so many, and what is chosen in any case. */
  function offered(choices, counts, chosen, words, most) {
    const plain = (text) => text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase();
    const wanted = plain(words.trim());
    const all = choices.map((_, at) => at)
      .filter((at) => (counts[at] > 0 || chosen.includes(at)) && plain(choices[at].name).includes(wanted));
    if (all.length <= most) return { shown: all, isAll: true };
    const best = [...all].sort((a, b) => chosen.includes(b) - chosen.includes(a) || counts[b] - counts[a] || a - b);
    return { shown: best.slice(0, Math.max(most, chosen.length)).sort((a, b) => a - b), isAll: false };
  }

  if (typeof document === 'undefined') {
    globalThis.answerableFilter = { read, select, sort, offered };
    return;
  }

  // From here on: the page.

  const { publication, say, fill, counted, explain, steps } = globalThis.answerable;
  const PER_PAGE = 25;
  // The most choices of a filter that stand there at once; with more than a few there is a box to find one.
  const CHOICES = 40;
  const FEW = 12;
  const place = document.getElementById('filter');
  if (!place) return;
  const status = document.getElementById('filter-status');
  const failed = document.getElementById('filter-failed');
  const whole = document.getElementById('whole-list');
  const order = document.getElementById('list-order');
  const copy = (id) => document.getElementById(id).content.cloneNode(true);
  const sample = document.getElementById('filter-row').content.querySelector('li');
  const base = new URL('../../', new URL(place.dataset.files, location.href)).pathname;
  place.append(copy('filter-form'));
  const box = place.querySelector('details');
  const fields = place.querySelector('.filter-choices');
  const ownPage = document.getElementById('filter-page');
  const list = document.createElement('div');
  list.append(copy('filter-list'));
  list.hidden = true;
  whole.before(list);
  const shownRows = list.querySelector('.rows');
  const pages = list.querySelector('.pages');
  const files = publication(place.dataset.files);
  let data;
  let turn = 0;
  // The address whose rows stand there.
  let shownAddress;
  // The field that had the focus last.
  let held;

  /** The choices of one filter: closed until they are asked for. */
  function field(column) {
    const part = copy('filter-field').firstElementChild;
    const [name, find] = [part.querySelector('summary span'), part.querySelector('input')];
    part.dataset.key = column.key;
    name.textContent = column.name;
    part.querySelector('[role=group]').setAttribute('aria-label', column.name);
    find.previousElementSibling.textContent = fill(data.file.words.find, { name: column.name });
    find.parentElement.hidden = true;
    part.addEventListener('toggle', () => {
      if (part.open && !column.isReopened) show({ isQuiet: true });
      column.isReopened = false;
    });
    find.addEventListener('input', () => { if (column.counts) offer(column); });
    return Object.assign(column, { part, find, note: part.querySelector('p'), list: part.querySelector('ul'), items: new Map() });
  }

  function sortField(words) {
    const around = document.createElement('div');
    around.className = 'filter-sort';
    const label = document.createElement('label');
    label.htmlFor = 'filter-by-sort';
    label.textContent = words.sort;
    const choice = document.createElement('select');
    choice.id = label.htmlFor;
    choice.append(...data.file.orders.map(([key, name]) => new Option(name, key)));
    around.append(label, choice);
    fields.append(around);
    return choice;
  }

  /** Fetches which filters there are and makes a field of each, once for each publication. */
  async function ready(mine) {
    const content = await files.first('columns');
    if (data?.file === content || mine !== turn) return;
    const open = data?.columns.filter(({ part }) => part.open).map(({ key }) => key) ?? [];
    data = { file: content };
    data.columns = content.columns.map(({ key, name, is_list: isList }) => field({ key, name, isList, chosen: [] }));
    fields.replaceChildren(...data.columns.map(({ part }) => part));
    data.sort = sortField(content.words);
    for (const column of data.columns.filter(({ key }) => open.includes(key))) {
      column.isReopened = true;
      column.part.open = true;
    }
  }

  const beside = (name) => files.read(name, data.file.version);

  /** Fetches the choices of a column. */
  async function load(column) {
    if (!column.choices) column.choices = read(await beside(`column-${column.key}`), data.file.rows);
  }

  /** What the address asks for, as far as there is such a choice. */
  async function asked() {
    const wanted = new URLSearchParams(location.search);
    const chosen = await Promise.all(data.columns.map(async (column) => {
      const keys = wanted.getAll(column.key).filter(Boolean);
      if (keys.length > 0 || column.part.open) await load(column);
      return (column.choices ?? []).map(({ key }, at) => (keys.includes(key) ? at : -1)).filter((at) => at >= 0);
    }));
    const sorted = data.file.orders.findIndex(([key]) => key === wanted.get('sort'));
    return { chosen, sorted: Math.max(0, sorted), page: Math.floor(Number(wanted.get('page'))) || 1 };
  }

  /** The rows that are wanted, and how many each choice has of them; with nothing chosen those are all. */
  async function chooseFrom({ chosen }) {
    const { columns, file } = data;
    const asked = columns.map(({ key, part, choices }, at) => ({ key, choices, chosen: chosen[at], isOpen: part.open && Boolean(choices) }));
    const { rows, counts } = await select(asked, file, ({ key }, part) => beside(`column-${key}-${part}`));
    columns.forEach((column, at) => { column.counts = counts[at]; });
    return rows;
  }

  function address({ chosen, sorted }, page) {
    const wanted = new URLSearchParams();
    data.columns.forEach(({ key, choices }, at) => {
      for (const choice of chosen[at]) wanted.append(key, choices[choice].key);
    });
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

  /** The rows of one page: of an order only as much is fetched as leads to them. */
  async function onPage(rows, sorted, page) {
    const [first, end] = [(page - 1) * PER_PAGE, page * PER_PAGE];
    if (sorted === 0) return rows.slice(first, end);
    const [key, , known] = data.file.orders[sorted];
    const wanted = new Set(rows);
    const order = [];
    for (let stretch = 0, found = 0; stretch * data.file.stretch < known && found < end; stretch += 1) {
      const next = unpack(await beside(`order-${key}-${stretch}`));
      found += next.filter((row) => wanted.has(row)).length;
      order.push(...next);
    }
    return sort(rows, order).slice(first, end);
  }

  /** Puts the choices of an open filter there, with their counts. */
  function offer(column) {
    const { words } = data.file;
    const { choices, counts, chosen, find, note } = column;
    const { shown, isAll } = offered(choices, counts, chosen, find.value, CHOICES);
    const held = column.list.contains(document.activeElement) ? document.activeElement : undefined;
    // Under the reader's hands nothing goes and nothing comes: only the counts change.
    const places = held ? [...column.items.keys()] : shown;
    const items = places.map((at) => {
      const item = column.items.get(at) ?? copy('filter-choice').firstElementChild;
      const [input, label] = [item.querySelector('input'), item.querySelector('span')];
      input.value = choices[at].key;
      input.checked = chosen.includes(at);
      label.textContent = fill(words.option, { name: choices[at].name, number: say(counts[at]) });
      return [at, item];
    });
    if (!held) {
      column.items = new Map(items);
      column.list.replaceChildren(...items.map(([, item]) => item));
      find.parentElement.hidden = !find.value && shown.length <= FEW;
      note.textContent = isAll ? '' : fill(words.most, { number: say(shown.length) });
    }
  }

  /** Beside the name of each filter what is chosen of it. */
  function showChosen(wanted) {
    data.columns.forEach((column, at) => {
      column.chosen = wanted.chosen[at];
      column.part.querySelector('summary strong').textContent = column.chosen.map((choice) => column.choices[choice].name).join(', ');
    });
    data.sort.selectedIndex = wanted.sorted;
  }

  /** Where one choice alone is what a page of the site lists, the way there. */
  function showOwnPage({ chosen }) {
    const used = data.columns.flatMap((column, at) => chosen[at].map((choice) => [column, column.choices[choice]]));
    ownPage.replaceChildren();
    if (used.length !== 1) return;
    const [[column, { name, page }]] = used;
    if (!page) return;
    const link = document.createElement('a');
    link.href = base + page;
    link.textContent = `${column.name}: ${name}`;
    ownPage.append(`${column.isList ? data.file.words.page : data.file.words.about} `, link);
  }

  /** What is shown, told to eyes and to screen readers alike. */
  function tell(rows, isWhole, page, last) {
    const { words, counted: forms, rows: all } = data.file;
    if (isWhole) return counted(forms.all, rows.length);
    const sentences = [counted(forms.count, rows.length, { whole: say(all) })];
    if (rows.length === 0) sentences.push(words.none);
    if (last > 1) sentences.push(fill(words.shown, { page, pages: last }));
    return sentences.join(' ');
  }

  /** Shows what the address asks for. `isQuiet`: the reader has chosen nothing, only opened something. */
  async function show({ isQuiet = false } = {}) {
    const mine = (turn += 1);
    const focused = document.activeElement;
    if (fields.contains(focused)) held = { key: focused.closest('[data-key]')?.dataset.key, value: focused.value };
    else if (focused !== document.body) held = undefined;
    failed.hidden = true;
    list.setAttribute('aria-busy', 'true');
    // A second time with new columns: the site may have been published anew since this page was opened.
    for (let isAgain = false; ; isAgain = true) {
      try {
        await ready(mine);
        const wanted = await asked();
        if (mine !== turn) return;
        const rows = await chooseFrom(wanted);
        const isWhole = wanted.sorted === 0 && wanted.chosen.every((choices) => choices.length === 0);
        const last = Math.max(1, Math.ceil(rows.length / PER_PAGE));
        const page = Math.min(Math.max(1, wanted.page), last);
        const isShown = isQuiet && (shownAddress === location.search || (isWhole && shownAddress === undefined));
        const made = isWhole || isShown ? [] : await rowsOf(await onPage(rows, wanted.sorted, page));
        if (made.length > 0) await explain(made, shownRows, base);
        if (mine !== turn) return;
        showChosen(wanted);
        for (const column of data.columns) if (column.part.open && column.counts) offer(column);
        restore();
        if (isShown) break;
        showOwnPage(wanted);
        steps(pages, page, last, (to) => address(wanted, to));
        shownRows.replaceChildren(...made);
        list.hidden = isWhole;
        shownRows.hidden = made.length === 0;
        whole.hidden = !isWhole;
        shownAddress = location.search;
        // In another order what the page says of its own is not true. Its place stays, so that nothing jumps.
        if (order) order.style.visibility = wanted.sorted > 0 ? 'hidden' : '';
        status.textContent = tell(rows, isWhole, page, last);
        break;
      } catch {
        if (mine !== turn) return;
        files.forget();
        if (isAgain) {
          list.hidden = true;
          whole.hidden = false;
          shownAddress = undefined;
          status.textContent = failed.textContent;
          break;
        }
      }
    }
    list.removeAttribute('aria-busy');
  }

  /** Where new fields took the place of those that had the focus, it goes to the same choice. */
  function restore() {
    if (!held || document.activeElement !== document.body) return;
    const part = data.columns.find(({ key }) => key === held.key)?.part;
    const same = [...part?.querySelectorAll('li input') ?? []].find(({ value }) => value === held.value);
    (same ?? part?.querySelector('summary') ?? data.sort).focus();
  }

  /** A new choice: a new address, which Back undoes. */
  async function choose(change) {
    const wanted = { chosen: data.columns.map(({ chosen }) => [...chosen]), sorted: data.sort.selectedIndex };
    change(wanted);
    data.columns.forEach((column, at) => { column.chosen = wanted.chosen[at]; });
    history.pushState(null, '', address(wanted, 1));
    await show();
  }

  fields.addEventListener('change', ({ target }) => {
    if (target === data.sort) choose(() => {});
    if (target.type !== 'checkbox') return;
    const at = data.columns.findIndex(({ part }) => part.contains(target));
    const choice = data.columns[at].choices.findIndex(({ key }) => key === target.value);
    choose(({ chosen }) => {
      chosen[at] = chosen[at].filter((other) => other !== choice);
      if (target.checked) chosen[at].push(choice);
      chosen[at].sort((a, b) => a - b);
    });
  });
  // Escape leads out of a long list of choices, to the name of its filter.
  fields.addEventListener('keydown', ({ key, target }) => {
    const part = target.closest('details[open]');
    if (key !== 'Escape' || !part || (target.type === 'search' && target.value)) return;
    part.open = false;
    part.querySelector('summary').focus();
  });
  place.querySelector('button').addEventListener('click', () => {
    if (!data) return;
    choose((wanted) => {
      wanted.chosen = data.columns.map(() => []);
      wanted.sorted = 0;
    });
  });
  box.addEventListener('toggle', () => { if (box.open && !data) show({ isQuiet: true }); });
  window.addEventListener('popstate', () => { if (data || location.search) show(); });
  if (location.search) {
    box.open = true;
    // What early.js keeps unseen may be seen now.
    show().finally(() => document.documentElement.classList.remove('asked'));
  }
})();
