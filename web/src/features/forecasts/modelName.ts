import type { Messages } from '@/shared/i18n/en';

const calendar = 'calendar-';

/** A model by the name people may know it by; one that we have no word for by its own. */
export function modelName(name: string, words: Messages['forecasts']['method']): string {
  if (name.startsWith(calendar)) return words.calendar(modelName(name.slice(calendar.length), words));
  return words.names[name] ?? name;
}
