// Runs before anything is drawn, on pages with a search or filters: it tells the style sheet that scripts
// run, and whether the address asks for something. What is about to change stays unseen until the page's
// own script has it, so that nothing jumps under the reader's eyes.
(() => {
  'use strict';

  const { classList } = document.documentElement;
  classList.add('scripted');
  if (window.location.search.length > 1) {
    classList.add('asked');
    // A script that does not come must not hide the page.
    window.setTimeout(() => classList.remove('asked'), 3000);
  }
})();
