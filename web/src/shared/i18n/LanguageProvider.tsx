import type { ReactNode } from 'react';
import { defaultLanguage, LanguageContext, type Language } from '@/shared/i18n/language';

export function LanguageProvider({
  language = defaultLanguage,
  children,
}: {
  language?: Language;
  children: ReactNode;
}) {
  return <LanguageContext value={language}>{children}</LanguageContext>;
}
