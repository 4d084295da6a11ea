// Fails when the start page needs more JavaScript than it may: what the entry and the overview load at once, compressed, with
// their words in one language.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const budgetKb = 200;
const startPage = 'src/features/overview';
const dist = new URL('../dist/', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', dist), 'utf8'));

const loaded = new Set();
const load = (name) => {
  if (loaded.has(name)) return;
  loaded.add(name);
  manifest[name].imports?.forEach(load);
};
['index.html', `${startPage}/OverviewPage.tsx`, 'src/shared/i18n/en.ts', `${startPage}/messages/en.ts`].forEach(load);

const bytes = [...loaded].map((name) => gzipSync(readFileSync(new URL(manifest[name].file, dist))).length);
const kb = Math.round(bytes.reduce((sum, size) => sum + size, 0) / 1000);
console.log(`initial_js_gzip_kb=${kb} budget_kb=${budgetKb}`);
if (kb > budgetKb) {
  console.error(`The start page loads ${kb} kB of JavaScript: load something when it is needed, or not at all.`);
  process.exitCode = 1;
}
