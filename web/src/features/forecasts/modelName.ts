import type { ForecastsMessages } from '@/features/forecasts/messages';
import { wordOf } from '@/shared/i18n/wordOf';

const calendar = 'calendar-';

/** A model by the name people may know it by; one that we have no word for by its own. */
export function modelName(name: string, words: ForecastsMessages['method']): string {
  if (name.startsWith(calendar)) return words.calendar(modelName(name.slice(calendar.length), words));
  return wordOf(words.names, name) ?? name;
}
