import type { ForecastsMessages } from '@/features/forecasts/messages';
import type { Formats } from '@/shared/format/formats';

interface Errors {
  readonly wape: number | null;
  readonly naiveWape: number | null;
}

export interface AccuracyVerdict {
  readonly kind: 'closer' | 'further' | 'same';
  /** By what part of naive's error. */
  readonly share: number;
}

const noticeable = 0.005; // what would round to nothing is called the same

/** The error against that of repeating last week, as a part of the latter; null without something to compare with. */
export function accuracyVerdict({ wape, naiveWape }: Errors): AccuracyVerdict | null {
  if (wape === null || naiveWape === null || !(naiveWape > 0)) return null;
  const gain = (naiveWape - wape) / naiveWape;
  if (Math.abs(gain) < noticeable) return { kind: 'same', share: 0 };
  return { kind: gain > 0 ? 'closer' : 'further', share: Math.abs(gain) };
}

/** Accuracy as one would tell it over the counter. */
export function accuracyWords(errors: Errors | null, formats: Formats, { accuracy }: ForecastsMessages): string {
  const verdict = errors && accuracyVerdict(errors);
  if (!verdict) return accuracy.unknown;
  return verdict.kind === 'same' ? accuracy.same : accuracy[verdict.kind](formats.percent(verdict.share, 0));
}

/** Which way it errs on the whole. */
export function biasWords(bias: number, formats: Formats, { accuracy }: ForecastsMessages): string {
  if (Math.abs(bias) < noticeable) return accuracy.balanced;
  return (bias > 0 ? accuracy.high : accuracy.low)(formats.percent(Math.abs(bias), 0));
}
