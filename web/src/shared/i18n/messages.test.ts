import { expect, test } from 'vitest';
import { defineMessages } from '@/shared/i18n/messages';

test('a language is fetched once, and only when somebody speaks it', async () => {
  const asked: string[] = [];
  const source = (language: string) => () => {
    asked.push(language);
    return Promise.resolve(`hello in ${language}`);
  };
  const catalogue = defineMessages({ en: source('en'), de: source('de') });
  expect(catalogue.read('de')).toBeUndefined();

  await Promise.all([catalogue.load('de'), catalogue.load('de')]);

  expect(asked).toEqual(['de']);
  expect(catalogue.read('de')).toBe('hello in de');
});

test('what could not be fetched is asked for again', async () => {
  const answers = [Promise.reject(new Error('offline')), Promise.resolve('back')];
  const catalogue = defineMessages({ en: () => answers.shift() ?? Promise.resolve(''), de: () => Promise.resolve('') });

  await expect(catalogue.load('en')).rejects.toThrow('offline');

  expect(await catalogue.load('en')).toBe('back');
});
