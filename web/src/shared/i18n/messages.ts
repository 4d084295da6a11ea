import type { LanguageName } from '@/shared/i18n/language';

/** The sentences of one feature, each language loaded when somebody first speaks it. */
export interface Catalogue<T> {
  readonly load: (language: LanguageName) => Promise<T>;
  /** Undefined until it is loaded. */
  readonly read: (language: LanguageName) => T | undefined;
}

/** Another language is another object of the same type. */
export function defineMessages<T>(sources: Readonly<Record<LanguageName, () => Promise<T>>>): Catalogue<T> {
  const loading = new Map<LanguageName, Promise<T>>();
  const loaded = new Map<LanguageName, T>();

  async function fetchOf(language: LanguageName): Promise<T> {
    try {
      const messages = await sources[language]();
      loaded.set(language, messages);
      return messages;
    } catch (error) {
      loading.delete(language); // the next one who asks tries again
      throw error;
    }
  }

  return {
    read: (language) => loaded.get(language),
    load: (language) => {
      const promise = loading.get(language) ?? fetchOf(language);
      loading.set(language, promise);
      return promise;
    },
  };
}
