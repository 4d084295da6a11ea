import { Group, Text } from '@mantine/core';
import { IconArrowDownRight, IconArrowUpRight, IconCheck } from '@tabler/icons-react';
import { overviewMessages } from '@/features/overview/messages';
import classes from '@/features/overview/overview.module.css';
import type { Answer } from '@/shared/api/read';
import type { Filters } from '@/shared/filters/useFilters';
import { useFormats } from '@/shared/format/useFormats';
import { useMessages } from '@/shared/i18n/useLanguage';
import { useLiveFrame } from '@/shared/live/useLiveFrame';

type Today = NonNullable<Answer<'/api/analytics/forecast/revenue'>['today']>;

interface TodayGaugeProps {
  readonly today: Today;
  readonly narrowed: Filters['narrowed'];
  readonly currency: string;
}

const looks = {
  above: { Icon: IconArrowUpRight, colour: 'var(--bp-good)' },
  within: { Icon: IconCheck, colour: 'var(--bp-good)' },
  below: { Icon: IconArrowDownRight, colour: 'var(--bp-warn)' },
};

/** Revenue of the running day against what is usual by this hour, and what the whole day may bring. */
export function TodayGauge({ today, narrowed, currency }: TodayGaugeProps) {
  const { today: texts } = useMessages(overviewMessages);
  const formats = useFormats();
  const frame = useLiveFrame();
  const money = (value: number): string => formats.wholeMoney(value, currency);
  const { expectedSoFar, expectedSoFarLow: low, expectedSoFarHigh: high } = today;
  const sold = Object.keys(narrowed).length === 0 && frame ? frame.today.revenue : today.soldSoFar;

  const standing = sold > high ? 'above' : sold < low ? 'below' : 'within';
  const { Icon, colour } = looks[standing];
  const end = Math.max(today.high, sold, high, 1);
  const percent = (value: number): string => `${Math.min(100, Math.max(0, (value / end) * 100))}%`;

  return (
    <div className={classes.today}>
      <Group gap={8} wrap="nowrap">
        <Text span fw={650} size="lg" c="var(--mantine-color-text)" className="tabular">
          {money(sold)}
        </Text>
        <Group gap={4} wrap="nowrap" c={colour}>
          <Icon size={16} aria-hidden />
          <Text span size="sm" fw={550}>
            {texts.standings[standing]}
          </Text>
        </Group>
      </Group>
      <div className={classes.gauge} aria-hidden>
        <div className={classes.gaugeBand} style={{ left: percent(low), width: percent(high - low) }} />
        <div className={classes.gaugeFill} style={{ width: percent(sold) }} />
        <div className={classes.gaugeMark} style={{ left: percent(today.expected) }} />
      </div>
      <Text span size="xs" className={`tabular ${classes.wholeRow}`}>
        {texts.title} · {texts.expectedByNow(money(expectedSoFar), formats.moneyRange(low, high, currency))} ·{' '}
        {texts.wholeDay(money(today.expected), formats.moneyRange(today.low, today.high, currency))}
      </Text>
    </div>
  );
}
