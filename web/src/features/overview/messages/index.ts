import type { en } from '@/features/overview/messages/en';
import { defineMessages } from '@/shared/i18n/messages';

export type OverviewMessages = typeof en;

export const overviewMessages = defineMessages<OverviewMessages>({
  en: async () => (await import('@/features/overview/messages/en')).en,
  de: async () => (await import('@/features/overview/messages/de')).de,
});
