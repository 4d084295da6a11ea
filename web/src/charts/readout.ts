import type { Mark } from '@/charts/marks';
import { changeOf } from '@/shared/compare/change';
import type { Formats } from '@/shared/format/formats';
import type { Messages } from '@/shared/i18n/en';

/** One number of a day. */
export interface Reading {
  readonly label: string;
  readonly value: number;
  readonly mark: Mark;
}

/** Everything known about one day of a chart. */
export interface Readout {
  readonly title: string;
  /** The first is what the others are set against, unless the day is not over: it would always have lost. */
  readonly readings: readonly Reading[];
  readonly partial?: boolean;
  readonly ranges: readonly { readonly label: string; readonly low: number; readonly high: number }[];
  readonly write: (value: number) => string;
}

export interface ReadoutLine {
  readonly label: string;
  readonly text: string;
  readonly mark?: Mark;
  /** How far the first reading is from this one. */
  readonly change?: string;
}

/** The day in lines: numbers from the highest to the lowest, then ranges from the narrowest to the widest. */
export function linesOf({ readings, partial, ranges, write }: Readout, formats: Formats, words: Messages['charts']) {
  const first = readings[0];
  const numbers = readings.map((reading): ReadoutLine & { value: number } => {
    const change = reading === first || partial ? null : changeOf(first?.value, reading.value);
    return {
      ...reading,
      text: write(reading.value),
      ...(change && {
        change: words.change(
          `${change.absolute > 0 ? '+' : ''}${write(change.absolute)}`,
          formats.change(change.share),
        ),
      }),
    };
  });
  return [
    ...numbers.sort((a, b) => b.value - a.value),
    ...ranges.map(({ label, low, high }): ReadoutLine => ({ label, text: words.range(write(low), write(high)) })),
  ];
}

/** The same for those who listen. */
export const spoken = (title: string, lines: readonly ReadoutLine[]): string =>
  [title, ...lines.map(({ label, text, change }) => [label, text, change].filter(Boolean).join(' '))].join('. ');
