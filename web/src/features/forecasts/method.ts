import type { ForecastsMessages } from '@/features/forecasts/messages';
import { modelName } from '@/features/forecasts/modelName';
import type { Forecast, ForecastRow } from '@/features/forecasts/queries';
import type { Formats } from '@/shared/format/formats';
import { wordOf } from '@/shared/i18n/wordOf';

export type MethodReason = Forecast['method']['reason'];
export type ForecastWarning = NonNullable<Forecast['warning']>;
export type ForecastFailure = NonNullable<ForecastRow['failure']>;

/** How short a history is, and how long one of its own takes. */
export interface HistoryFacts {
  readonly days: string;
  readonly sales: string;
  readonly daysNeeded: string;
  readonly salesNeeded: string;
}

/** Of which models a forecast is made and why, or why there is none. */
export function methodInWords(
  { models, reason, shortHistory }: Forecast['method'],
  words: ForecastsMessages['method'],
  formats: Formats,
): string {
  const because = wordOf(
    words.because,
    reason,
  )?.({
    days: formats.number(shortHistory?.days ?? null),
    sales: formats.number(shortHistory?.transactions ?? null),
    daysNeeded: formats.number(shortHistory?.daysNeeded ?? null),
    salesNeeded: formats.number(shortHistory?.transactionsNeeded ?? null),
  });
  const [first] = models;
  if (!first || shortHistory) return because ?? reason;
  const name = modelName(first.name, words);
  const made =
    models.length === 1 ? words.alone(name) : words.blend(models.length, name, formats.percent(first.weight, 0));
  return because === undefined ? made : `${made} ${because}`;
}
