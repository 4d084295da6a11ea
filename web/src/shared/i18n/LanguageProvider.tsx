import { type ReactNode, startTransition, useLayoutEffect, useMemo, useState } from 'react';
import { type LanguageChoice, LanguageContext, languageOf, storeChoice, storedChoice } from '@/shared/i18n/language';

/** The language that the user chose, or that of the browser. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const [choice, setChoice] = useState(storedChoice);
  const language = useMemo(() => languageOf(choice), [choice]);
  const state = useMemo(
    () => ({
      language,
      choice,
      choose: (next: LanguageChoice) => {
        storeChoice(next);
        startTransition(() => setChoice(next)); // the page stays as it is until the words of the other language are there
      },
    }),
    [language, choice],
  );

  useLayoutEffect(() => {
    document.documentElement.lang = language.name;
  }, [language]);

  return <LanguageContext value={state}>{children}</LanguageContext>;
}
