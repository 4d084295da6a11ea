import { createContext } from 'react';
import { en, type Messages } from '@/shared/i18n/en';

export interface Language {
  readonly locale: string;
  readonly messages: Messages;
}

/** Sentences come from the catalogue, numbers and dates follow the browser. */
export const defaultLanguage: Language = { locale: navigator.language, messages: en };

export const LanguageContext = createContext<Language>(defaultLanguage);
