import type { en } from '@/features/forecasts/messages/en';
import { defineMessages } from '@/shared/i18n/messages';

export type ForecastsMessages = typeof en;

export const forecastsMessages = defineMessages<ForecastsMessages>({
  en: async () => (await import('@/features/forecasts/messages/en')).en,
  de: async () => (await import('@/features/forecasts/messages/de')).de,
});
