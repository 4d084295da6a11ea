import { Group, Text } from '@mantine/core';
import { IconArrowDownRight, IconArrowUpRight, IconCheck } from '@tabler/icons-react';
import type { Usual } from '@/features/overview/dayCurve';
import { overviewMessages } from '@/features/overview/messages';
import classes from '@/features/overview/overview.module.css';
import type { Filters } from '@/shared/filters/useFilters';
import { useFormats } from '@/shared/format/useFormats';
import { useMessages } from '@/shared/i18n/useLanguage';
import { useLiveFrame } from '@/shared/live/useLiveFrame';

interface TodayGaugeProps {
  readonly sold: number;
  /** By now; null where there is nothing to go by. */
  readonly usual: Usual | null;
  /** What is forecast of all of the day. */
  readonly wholeDay: { readonly expected: number; readonly low: number; readonly high: number } | null;
  readonly narrowed: Filters['narrowed'];
  readonly currency: string;
}

const looks = {
  above: { Icon: IconArrowUpRight, colour: 'var(--bp-good)' },
  within: { Icon: IconCheck, colour: 'var(--bp-good)' },
  below: { Icon: IconArrowDownRight, colour: 'var(--bp-warn)' },
};

/** Revenue of the running day against what is usual by this hour, and what the whole day may bring. */
export function TodayGauge({ sold: soldSoFar, usual, wholeDay, narrowed, currency }: TodayGaugeProps) {
  const { today: texts } = useMessages(overviewMessages);
  const formats = useFormats();
  const frame = useLiveFrame();
  const money = (value: number): string => formats.wholeMoney(value, currency);
  const sold = Object.keys(narrowed).length === 0 && frame ? frame.today.revenue : soldSoFar;

  const standing = usual && (sold > usual.high ? 'above' : sold < usual.low ? 'below' : 'within');
  const { Icon, colour } = looks[standing ?? 'within'];
  const words = [
    usual && texts.usualByNow(money(usual.median), formats.moneyRange(usual.low, usual.high, currency)),
    wholeDay && texts.wholeDay(money(wholeDay.expected), formats.moneyRange(wholeDay.low, wholeDay.high, currency)),
  ];

  return (
    <Group gap="2px 12px" className="tabular">
      <Text span fw={650} size="lg" c="var(--mantine-color-text)">
        {money(sold)}
      </Text>
      {standing && (
        <Group gap={4} wrap="nowrap" c={colour}>
          <Icon size={16} aria-hidden />
          <Text span size="sm" fw={550}>
            {texts.standings[standing]}
          </Text>
        </Group>
      )}
      <Text span size="xs" className={classes.wholeRow}>
        {words.filter(Boolean).join(' · ')}
      </Text>
    </Group>
  );
}
