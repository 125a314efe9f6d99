// What the search and the filters share: small files that belong together, lines with places to fill in,
// and the steps between pages. Each of the two has a script of its own, which runs after this one.
(() => {
  'use strict';

  // In Node, where the tests run the search and the filters, there is no page.
  const language = globalThis.document?.documentElement.lang;
  const plural = new Intl.PluralRules(language);

  /** The files of a folder, each fetched once, that were published together. */
  function publication(folder) {
    const files = new Map();
    let caching;

    function file(name, options, isPacked) {
      if (!files.has(name)) {
        const address = folder + name;
        const answer = fetch(address, options).then((response) => {
          if (!response.ok) throw new Error(`${response.status} for ${address}`);
          if (!isPacked) return response.json();
          return new Response(response.body.pipeThrough(new DecompressionStream('deflate'))).json();
        });
        answer.catch(() => files.delete(name));
        files.set(name, answer);
      }
      return files.get(name);
    }

    return {
      /** The file that names the version of all others. */
      first: (name) => file(`${name}.json`, { cache: 'no-cache' }),
      /** A file of a version. A server gives the one that it has now, whichever it is asked for. */
      async read(name, wanted, isPacked = false) {
        const { version, content } = await file(`${name}.${isPacked ? 'bin' : 'json'}?v=${wanted}`, caching, isPacked);
        if (version !== wanted) throw new Error(`${name} is of ${version}, not of ${wanted}`);
        return content;
      },
      /** Fetches everything anew: the site may have been published since this page was opened. */
      forget() {
        files.clear();
        caching = { cache: 'no-cache' };
      },
    };
  }

  /** Numbers as the site packs them: a sign from the 71st on says that another follows. */
  function unpack(text) {
    const numbers = [];
    const before = [];
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      const sign = code - (code > 92 ? 36 : 35);
      if (sign >= 71) {
        before.push(sign - 71);
      } else {
        let number = sign;
        while (before.length > 0) number = number * 20 + before.pop() + 71;
        numbers.push(number);
      }
    }
    return numbers;
  }

  const say = (number) => number.toLocaleString(language);

  function fill(words, places) {
    return words.replace(/\{(\w+)\}/g, (whole, place) => places[place] ?? whole);
  }

  /** The form of a line that a number asks for. */
  function counted(forms, number, places) {
    return fill(forms[plural.select(number)] ?? forms.other, { number: say(number), ...places });
  }

  // The acronyms of the glossary, fetched with the first rows: what each stands for, and where that is said.
  let acronyms;

  /**
   * Explains, in rows that are to stand in a list, each acronym where it first stands on the page, as pages do it
   * themselves: in plain text it leads to the glossary.
   */
  async function explain(rows, list, base) {
    acronyms ??= fetch(`${base}glossary/acronyms.json`).then((response) => response.json()).catch(() => ({}));
    const known = await acronyms;
    const [told, linked] = [new Set(), new Set()];
    for (const one of document.querySelectorAll('main abbr')) {
      const isBefore = one.compareDocumentPosition(list) & Node.DOCUMENT_POSITION_FOLLOWING;
      if (isBefore && !one.closest('[hidden]')) (one.closest('a.term') ? linked : told).add(one.textContent);
    }
    for (const row of rows) {
      const walker = document.createTreeWalker(row, NodeFilter.SHOW_TEXT);
      const texts = [];
      while (walker.nextNode()) texts.push(walker.currentNode);
      for (const text of texts) {
        const isWithoutLink = text.parentElement.closest('a, h2, h3, h4') !== null;
        const nodes = [];
        let at = 0;
        for (const { 0: word, index } of text.data.matchAll(/[\p{Alphabetic}\p{N}]+(?:[-&](?=[a-z0-9])[\p{Alphabetic}\p{N}]+)*/giu)) {
          if (!Object.hasOwn(known, word) || linked.has(word) || (isWithoutLink && told.has(word))) continue;
          (isWithoutLink ? told : linked).add(word);
          const short = document.createElement('abbr');
          [short.title, short.textContent] = [known[word][0], word];
          nodes.push(text.data.slice(at, index), short);
          at = index + word.length;
          if (isWithoutLink) continue;
          const link = document.createElement('a');
          [link.className, link.href] = ['term', known[word][1]];
          link.append(nodes.pop());
          nodes.push(link);
        }
        if (at > 0) text.replaceWith(...nodes, text.data.slice(at));
      }
    }
  }

  /** The links to the page before and the page behind. */
  function steps(pages, page, last, address) {
    const [previous, next] = pages.querySelectorAll('li');
    previous.hidden = page <= 1;
    next.hidden = page >= last;
    previous.firstElementChild.href = address(page - 1);
    next.firstElementChild.href = address(page + 1);
    previous.firstElementChild.rel = 'prev';
    next.firstElementChild.rel = 'next';
    pages.hidden = last <= 1;
  }

  globalThis.answerable = { publication, unpack, say, fill, counted, explain, steps };
})();
