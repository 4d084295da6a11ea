import type { Messages } from '@/shared/i18n/en';
import { defineMessages } from '@/shared/i18n/messages';

export const sharedMessages = defineMessages<Messages>({
  en: async () => (await import('@/shared/i18n/en')).en,
  de: async () => (await import('@/shared/i18n/de')).de,
});
