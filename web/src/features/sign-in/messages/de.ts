import type { SignInMessages } from '@/features/sign-in/messages';

export const de: SignInMessages = {
  title: 'Anmelden',
  tagline: 'Verkäufe, Bestände und Bedarf in Echtzeit.',
  user: 'E-Mail oder Benutzername',
  password: 'Passwort',
  showPassword: 'Eingabe anzeigen oder verbergen',
  submit: 'Anmelden',
  required: 'Bitte ausfüllen',
  refused: 'Benutzername oder Passwort ist falsch.',
  locked: 'Zu viele Versuche. Bitte warten Sie einige Minuten und versuchen Sie es erneut.',
  unreachable: 'BizPulse ist nicht erreichbar. Bitte versuchen Sie es gleich noch einmal.',
};
