// Pictures for a developer's own eyes: one page of every kind at 320 and 1280 pixels, light and dark,
// and as printed, each a PNG in a folder.
//
//     node shots.mjs SITE PICTURES [--base /some/base/] [--only WORD]

import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { basePath, choose, launch, readArguments, readPages, serve } from './site.mjs';

const { named, plain } = readArguments(process.argv.slice(2), ['base', 'only']);
const [site, pictures] = plain;
if (!site || !pictures) {
  console.error('say where the site is and where the pictures go: node shots.mjs SITE PICTURES');
  process.exit(2);
}
const pages = await readPages(site);
const base = named.base ?? basePath(pages);
const server = await serve(site, base);
const browser = await launch();
await mkdir(pictures, { recursive: true });

// The largest page of a kind shows the most.
const chosen = new Map();
for (const page of choose(pages, base)) {
  if (named.only && page.kind !== named.only && !page.file.includes(named.only)) continue;
  const key = page.kind === 'page' || named.only ? page.file : (page.kind ?? page.file);
  const earlier = chosen.get(key);
  if (!earlier || page.text.length > earlier.text.length) chosen.set(key, page);
}

try {
  const page = await browser.newPage({ reducedMotion: 'reduce' });
  for (const { address, kind, file } of chosen.values()) {
    await page.goto(server.origin + base + encodeURI(address), { waitUntil: 'load' });
    const stem = file.replace(/(\/)?index\.html$|\.html$/, '').replaceAll('/', '_') || 'home';
    const shoot = async (name, width, media) => {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia(media);
      await page.screenshot({
        path: path.join(pictures, `${kind ?? 'unknown'}.${stem}.${name}.png`.slice(-200)),
        fullPage: true,
      });
    };
    for (const colorScheme of ['light', 'dark']) {
      for (const width of [320, 1280]) {
        await shoot(`${width}.${colorScheme}`, width, { media: 'screen', colorScheme });
      }
    }
    await shoot('print', 688, { media: 'print', colorScheme: 'light' });
    console.log(`${kind}: ${file}`);
  }
} finally {
  await browser.close();
  await server.close();
}
