import { use } from 'react';
import type { Messages } from '@/shared/i18n/en';
import { LanguageContext } from '@/shared/i18n/language';
import type { Catalogue } from '@/shared/i18n/messages';
import { sharedMessages } from '@/shared/i18n/sharedMessages';

export function useLanguage() {
  const language = use(LanguageContext);
  if (!language) throw new Error('Whatever speaks stands within <LanguageProvider>.');
  return language;
}

/** The sentences of a catalogue, or those that several pages share, in the user's language; waits until they are there. */
export function useMessages(): Messages;
export function useMessages<T>(catalogue: Catalogue<T>): T;
export function useMessages(catalogue: Catalogue<unknown> = sharedMessages): unknown {
  const { name } = useLanguage().language;
  return catalogue.read(name) ?? use(catalogue.load(name));
}
