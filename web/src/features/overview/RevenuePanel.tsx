import { SegmentedControl } from '@mantine/core';
import { DayPanel } from '@/features/overview/DayPanel';
import { overviewMessages } from '@/features/overview/messages';
import { PeriodPanel } from '@/features/overview/PeriodPanel';
import { type Picture, usePicture } from '@/features/overview/picture';
import { chartRange } from '@/features/overview/revenueDays';
import { addDays, daysIn, type DayRange } from '@/shared/filters/period';
import { useFilters } from '@/shared/filters/useFilters';
import { useToday } from '@/shared/business/useBusiness';
import { useFormats } from '@/shared/format/useFormats';
import { useMessages } from '@/shared/i18n/useLanguage';

/** The picture of the page: a day hour by hour in its usual range, or the period day by day. */
export function RevenuePanel() {
  const today = useToday();
  const [{ range }] = useFilters();
  const [picture] = usePicture();
  const day = daysIn(range) === 1 && range.to < today ? range.to : today;

  return picture === 'hours' ? (
    <DayPanel day={day} tabs={<Tabs day={day} range={range} />} />
  ) : (
    <PeriodPanel tabs={<Tabs day={day} range={range} />} />
  );
}

function Tabs({ day, range }: { day: string; range: DayRange }) {
  const { filters } = useMessages();
  const { revenue } = useMessages(overviewMessages);
  const formats = useFormats();
  const today = useToday();
  const [picture, choose] = usePicture();
  const names = { [today]: filters.periods.today, [addDays(today, -1)]: filters.periods.yesterday };

  return (
    <SegmentedControl<Picture>
      size="xs"
      aria-label={revenue.picture}
      value={picture}
      onChange={choose}
      data={[
        { value: 'hours', label: names[day] ?? formats.shortDay(day) },
        { value: 'days', label: revenue.days(formats.number(daysIn(chartRange(range)))) },
      ]}
    />
  );
}
