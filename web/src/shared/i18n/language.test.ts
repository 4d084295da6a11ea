import { expect, test } from 'vitest';
import { languageOf } from '@/shared/i18n/language';

test.each([
  ['system', ['de-AT', 'en-GB'], { name: 'de', locale: 'de-AT' }],
  ['system', ['de'], { name: 'de', locale: 'de' }],
  ['system', ['en-US', 'de-DE'], { name: 'en', locale: 'en-US' }],
  ['system', ['fr-FR', 'de-DE'], { name: 'en', locale: 'en-GB' }],
  ['system', [], { name: 'en', locale: 'en-GB' }],
  ['de', ['en-US'], { name: 'de', locale: 'de-DE' }],
  ['de', ['en-US', 'de-CH'], { name: 'de', locale: 'de-CH' }],
  ['en', ['de-DE'], { name: 'en', locale: 'en-GB' }],
] as const)('%s in a browser that prefers %j', (choice, browser, expected) => {
  expect(languageOf(choice, browser)).toEqual(expected);
});
