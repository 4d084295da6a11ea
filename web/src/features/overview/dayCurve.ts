import type { Answer } from '@/shared/api/read';

export type DayCurve = Answer<'/api/revenue/day-curve'>;

/** What is sold up to a full hour of the day, and what usually is. */
export interface FullHour {
  readonly hour: number;
  /** Null for what is to come. */
  readonly sold: number | null;
  readonly usual: Usual | null;
}

export interface Usual {
  readonly low: number;
  readonly median: number;
  readonly high: number;
}

const nothing: Usual = { low: 0, median: 0, high: 0 };
const minutesPerHour = 60;

/** From midnight to midnight: 25 of them. */
export function fullHours({ hours, until, usualDays }: DayCurve): FullHour[] {
  const now = until === null ? Infinity : hoursOf(until);
  const first = { hour: 0, sold: 0, usual: usualDays.length > 0 ? nothing : null };
  return [
    first,
    ...hours.map(({ hour, revenue, usualLow, usualMedian, usualHigh }) => ({
      hour: hour + 1,
      sold: hour + 1 <= now ? revenue : null,
      usual:
        usualLow === null || usualMedian === null || usualHigh === null
          ? null
          : { low: usualLow, median: usualMedian, high: usualHigh },
    })),
  ];
}

/** Where a running day stands: the time by its clock, what is sold, and what usually is by then. Null when it is over. */
export function standingOf(curve: DayCurve): { at: number; sold: number; usual: Usual | null } | null {
  if (curve.until === null) return null;
  const at = hoursOf(curve.until);
  const [before, after] = fullHours(curve).slice(Math.floor(at), Math.floor(at) + 2);
  const share = at - Math.floor(at);
  const between = (name: keyof Usual): number =>
    (before?.usual?.[name] ?? 0) * (1 - share) + (after?.usual?.[name] ?? 0) * share;
  return {
    at,
    sold: curve.hours[Math.floor(at)]?.revenue ?? 0,
    usual: after?.usual ? { low: between('low'), median: between('median'), high: between('high') } : null,
  };
}

/** 15:30 as 15.5. */
function hoursOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours + minutes / minutesPerHour;
}
