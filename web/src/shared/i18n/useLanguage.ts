import { use } from 'react';
import type { Messages } from '@/shared/i18n/en';
import { LanguageContext, type Language } from '@/shared/i18n/language';

export const useLanguage = (): Language => use(LanguageContext);

export const useMessages = (): Messages => useLanguage().messages;
