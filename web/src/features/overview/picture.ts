import { daysIn } from '@/shared/filters/period';
import { sayPeriod, useFilters } from '@/shared/filters/useFilters';
import { useUrl } from '@/shared/filters/useUrl';

/** What the page shows above all: a day hour by hour, or the period day by day. */
export const pictures = ['hours', 'days'] as const;
export type Picture = (typeof pictures)[number];

const name = 'picture';

/** The day as long as nobody chose another period, and of a period that is a day. */
export function usePicture(): [Picture, (picture: Picture) => void] {
  const [params, change] = useUrl();
  const [{ range, period, isUsualPeriod }] = useFilters();
  const usual = isUsualPeriod || daysIn(range) === 1 ? 'hours' : 'days';
  const chosen = pictures.find((picture) => picture === params.get(name)) ?? usual;

  function choose(picture: Picture): void {
    if (picture === 'days' && isUsualPeriod) change({ ...sayPeriod(period, range), [name]: null });
    else change({ [name]: picture === usual ? null : picture });
  }

  return [chosen, choose];
}
