import type { en } from '@/features/system/messages/en';
import { defineMessages } from '@/shared/i18n/messages';

export type SystemMessages = typeof en;

export const systemMessages = defineMessages<SystemMessages>({
  en: async () => (await import('@/features/system/messages/en')).en,
  de: async () => (await import('@/features/system/messages/de')).de,
});
