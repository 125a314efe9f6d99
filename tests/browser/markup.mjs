// The markup of every page against the HTML standard, with html-validate: every rule on correctness is
// on, rules on style are off, because the pages are minified. Its findings go to check.mjs.

import { HtmlValidate, StaticConfigLoader } from 'html-validate';

const CONFIG = {
  root: true,
  extends: ['html-validate:recommended'],
  rules: {
    // Style, which the minifier decides.
    'attr-quotes': 'off',
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'doctype-style': 'off',
    'no-trailing-whitespace': 'off',
    'prefer-tbody': 'off',
    'void-style': 'off',
    // The minifier writes `A&E` for `A&amp;E`. HTML allows it: only `&name;` with its semicolon is a
    // reference, and the law on minified pages in tests/laws.rs compares the words.
    'unrecognized-char-ref': 'off',
    // It also writes `>` for `&gt;` in text, which HTML allows as well.
    'no-raw-characters': 'off',
    // It leaves out `type=submit`, which is what a button is without a type.
    'no-implicit-button-type': 'off',
    // Titles are the papers' own words.
    'long-title': 'off',
    // Ids come from references and headings; any id without a space is valid HTML.
    'valid-id': ['error', { relaxed: true }],
    // Stacked tables keep their roles in so many words (WCAG 1.3.1), and so do scrolling boxes.
    'no-redundant-role': 'off',
    'prefer-native-element': [
      'error',
      { exclude: ['table', 'rowgroup', 'row', 'cell', 'columnheader', 'rowheader', 'region', 'list', 'listitem', 'note', 'img', 'search'] },
    ],
    // Our own files only, under the site's own policy.
    'require-sri': 'off',
    // Telephone numbers and the like are the papers' own words.
    'tel-non-breaking': 'off',
    // More than the recommended set.
    // A site's notice has its heading before the h1 of the page.
    'heading-level': ['error', { allowMultipleH1: false, minInitialRank: 'h2' }],
    'no-dup-id': 'error',
    'no-inline-style': 'error',
    'no-missing-references': 'error',
    'element-required-attributes': 'error',
    'missing-doctype': 'error',
    'no-unknown-elements': 'error',
    'unique-landmark': 'error',
    'wcag/h30': 'error',
    'wcag/h32': 'error',
    'wcag/h36': 'error',
    'wcag/h37': 'error',
    'wcag/h63': 'error',
    'wcag/h67': 'error',
    'wcag/h71': 'error',
  },
};

/** What is wrong with each page, as lines with their place; an empty list for a valid page. */
export function checkMarkup(pages) {
  const validator = new HtmlValidate(new StaticConfigLoader(CONFIG));
  return pages.map(({ file, text }) => {
    const report = validator.validateStringSync(text, file);
    return report.results.flatMap((result) =>
      result.messages.map(
        (found) => `${found.ruleId}: ${found.message} (line ${found.line}, column ${found.column})`,
      ),
    );
  });
}
