import type { en } from '@/features/sign-in/messages/en';
import { defineMessages } from '@/shared/i18n/messages';

export type SignInMessages = typeof en;

export const signInMessages = defineMessages<SignInMessages>({
  en: async () => (await import('@/features/sign-in/messages/en')).en,
  de: async () => (await import('@/features/sign-in/messages/de')).de,
});
