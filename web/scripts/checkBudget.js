// Fails when more goes over the wire than may. Counted is what the gateway sends to a browser that knows Brotli: all that it loads
// before the start page stands there, with its words in one language, and what a chart adds to that.
import { existsSync, readFileSync, statSync } from 'node:fs';

const startPage = 'src/features/overview';
const beforeFirstPage = [
  'index.html',
  `${startPage}/OverviewPage.tsx`,
  'src/shared/i18n/en.ts',
  `${startPage}/messages/en.ts`,
  'node_modules/@microsoft/signalr/dist/esm/index.js',
];
const chart = ['src/charts/echarts.ts'];

const dist = new URL('../dist/', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', dist), 'utf8'));
const page = readFileSync(new URL('index.html', dist), 'utf8');

/** Small files have no packed twin. */
function bytesSent(file) {
  const [plain, packed] = [new URL(file, dist), new URL(`${file}.br`, dist)];
  return statSync(existsSync(packed) ? packed : plain).size;
}

/** The files that these modules bring along. */
function filesOf(names) {
  const modules = new Set();
  const load = (name) => {
    if (modules.has(name)) return;
    if (!manifest[name]) throw new Error(`${name} is not in the bundle any more: count something else.`);
    modules.add(name);
    manifest[name].imports?.forEach(load);
  };
  names.forEach(load);
  return [...modules].flatMap((name) => [manifest[name].file, ...(manifest[name].css ?? [])]);
}

const namedByPage = [...page.matchAll(/(?:src|href)="\/([^"]+\.(?:js|css))"/g)].map(([, file]) => file);
const first = new Set([...namedByPage, ...filesOf(beforeFirstPage)]);
const withChart = filesOf(chart).filter((file) => !first.has(file));

const kb = (files, end) =>
  Math.ceil([...files].filter((file) => file.endsWith(end)).reduce((sum, file) => sum + bytesSent(file), 0) / 1000);
const budgets = [
  { name: 'first_page_js', kb: kb(first, '.js'), most: 200 },
  { name: 'first_page_css', kb: kb(first, '.css'), most: 25 },
  { name: 'chart_js', kb: kb(withChart, '.js'), most: 150 },
];
for (const { name, kb, most } of budgets) {
  console.log(`${name}_br_kb=${kb} budget_kb=${most}`);
  if (kb <= most) continue;
  console.error(`${name} sends ${kb} kB, and ${most} may be sent: load something when it is needed, or not at all.`);
  process.exitCode = 1;
}
