import { createContext } from 'react';

export const languages = ['en', 'de'] as const;
export type LanguageName = (typeof languages)[number];

/** Each as its speakers call it. */
export const languageNames = { en: 'English', de: 'Deutsch' } as const;

/** `system`: German where the browser's first language is, and English everywhere else. */
export const languageChoices = ['system', ...languages] as const;
export type LanguageChoice = (typeof languageChoices)[number];

export interface Language {
  readonly name: LanguageName;
  /** How numbers and dates are written. */
  readonly locale: string;
}

const key = 'bizpulse-language';
const usualLocales = { en: 'en-GB', de: 'de-DE' };

export const storedChoice = (): LanguageChoice =>
  languageChoices.find((choice) => choice === localStorage.getItem(key)) ?? 'system';

export const storeChoice = (choice: LanguageChoice): void => localStorage.setItem(key, choice);

/** A language as the browser speaks it: German of Austria, where that is what it asks for. */
export function languageOf(choice: LanguageChoice, browser: readonly string[] = navigator.languages): Language {
  const isOf = (name: LanguageName) => (locale: string) => locale === name || locale.startsWith(`${name}-`);
  const name = choice === 'system' ? (languages.find((known) => isOf(known)(browser[0] ?? '')) ?? 'en') : choice;
  return { name, locale: browser.find(isOf(name)) ?? usualLocales[name] };
}

interface LanguageState {
  readonly language: Language;
  readonly choice: LanguageChoice;
  readonly choose: (choice: LanguageChoice) => void;
}

export const LanguageContext = createContext<LanguageState | null>(null);
