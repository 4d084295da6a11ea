import type { en } from '@/features/inventory/messages/en';
import { defineMessages } from '@/shared/i18n/messages';

export type InventoryMessages = typeof en;

export const inventoryMessages = defineMessages<InventoryMessages>({
  en: async () => (await import('@/features/inventory/messages/en')).en,
  de: async () => (await import('@/features/inventory/messages/de')).de,
});
