import { expect, test } from 'vitest';

type Words = Readonly<Record<string, unknown>>;

const files = import.meta.glob<{ readonly en?: Words; readonly de?: Words }>(
  ['/src/shared/i18n/{en,de}.ts', '/src/features/*/messages/{en,de}.ts'],
  { eager: true },
);
const places = [...new Set(Object.keys(files).map((file) => file.replace(/\/(en|de)\.ts$/, '')))];
const english = (place: string) => entriesOf(files[`${place}/en.ts`]?.en);
const german = (place: string) => entriesOf(files[`${place}/de.ts`]?.de);

/** What reads the same in both languages: names, and words that German took over. */
const same = new Set(['BizPulse', 'System', 'Live', 'ARIMA', 'Theta', 'Croston', '–', '']);

/** Sentences without a word of their own. */
const wordless = new Set(['filters.chip', 'charts.change', 'charts.range', 'bar.label']);

test('every feature has its catalogue', () => {
  const features = Object.keys(import.meta.glob('/src/features/*/*Page.tsx')).map((file) => file.split('/')[3]);

  expect(places.length).toBe(1 + new Set(features).size);
});

test.each(places)('%s says the same things in both languages, of the same values', (place) => {
  const shapes = (entries: readonly Entry[]) => entries.map(({ path, words }) => [path, arityOf(words)]);

  expect(shapes(german(place))).toEqual(shapes(english(place)));
});

test.each(places)('%s is translated', (place) => {
  const written = new Map(english(place).map(({ path, words }) => [path, textOf(words)]));

  const untranslated = german(place)
    .filter(({ path, words }) => textOf(words) === written.get(path) && !same.has(textOf(words)) && !wordless.has(path))
    .map(({ path }) => path);

  expect(untranslated).toEqual([]);
});

interface Entry {
  readonly path: string;
  readonly words: unknown;
}

/** Every sentence with its path, in the order of their paths. */
function entriesOf(words: unknown, path = ''): readonly Entry[] {
  if (typeof words === 'string' || typeof words === 'function') return [{ path, words }];
  return Object.entries(words as Words)
    .flatMap(([name, inner]) => entriesOf(inner, path ? `${path}.${name}` : name))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

const arityOf = (words: unknown): number | null => (typeof words === 'function' ? words.length : null);

/** A function by the sentence that it writes. */
const textOf = (words: unknown): string =>
  typeof words === 'function' ? words.toString().replace(/\s+/g, ' ') : (words as string);
