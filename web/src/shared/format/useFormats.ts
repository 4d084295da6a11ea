import { useMemo } from 'react';
import { createFormats, type Formats } from '@/shared/format/formats';
import { useLanguage, useMessages } from '@/shared/i18n/useLanguage';

export function useFormats(): Formats {
  const { locale } = useLanguage().language;
  const messages = useMessages();
  return useMemo(() => createFormats({ locale, messages }), [locale, messages]);
}
