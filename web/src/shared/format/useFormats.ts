import { useMemo } from 'react';
import { createFormats, type Formats } from '@/shared/format/formats';
import { useLanguage } from '@/shared/i18n/useLanguage';

export function useFormats(): Formats {
  const language = useLanguage();
  return useMemo(() => createFormats(language), [language]);
}
