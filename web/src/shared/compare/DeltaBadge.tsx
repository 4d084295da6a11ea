import { Text } from '@mantine/core';
import { IconArrowDownRight, IconArrowUpRight, IconEqual } from '@tabler/icons-react';
import { type Better, changeOf, fewOrders } from '@/shared/compare/change';
import type { DayRange } from '@/shared/filters/period';
import type { Figure } from '@/shared/format/formats';
import { useFormats } from '@/shared/format/useFormats';
import { useMessages } from '@/shared/i18n/useLanguage';

interface DeltaBadgeProps {
  readonly current: Figure;
  readonly previous: Figure;
  readonly period: DayRange;
  readonly compared: DayRange | null;
  /** How the number itself is written. */
  readonly write: (value: Figure) => string;
  readonly better?: Better;
  /** Says that both periods end at the same hour of the day. */
  readonly partial?: boolean;
  /** It rests on so few orders that it says little. */
  readonly few?: boolean;
  /** Without the absolute difference, for a cell of a table. */
  readonly short?: boolean;
}

const icons = { up: IconArrowUpRight, down: IconArrowDownRight, same: IconEqual };
const colours = { good: 'var(--bp-good)', bad: 'var(--bp-bad)', neutral: 'dimmed' };

/** The change against the compared period: by how much, in what share, and whether that is good. */
export function DeltaBadge(badge: DeltaBadgeProps) {
  const { current, previous, period, compared, write, better, partial = false, few = false, short } = badge;
  const { compare, filters } = useMessages();
  const formats = useFormats();
  const change = changeOf(current, previous, few ? 'neither' : better);
  if (!change || !compared) return null;

  const Icon = icons[change.direction];
  const share =
    change.absolute === 0 ? compare.unchanged : change.share === undefined ? compare.new : formats.change(change.share);
  const difference = `${change.absolute > 0 ? '+' : ''}${write(change.absolute)}`;
  const lines = [
    `${formats.days(period)}: ${write(current)}`,
    `${formats.days(compared)}: ${write(previous)}`,
    `${difference} (${share}), ${compare.judgements[change.judgement]}`,
    ...(partial ? [compare.sameHour] : []),
    ...(few ? [filters.few(formats.number(fewOrders))] : []),
  ];

  return (
    <Text
      span
      size="sm"
      fw={550}
      c={colours[change.judgement]}
      className="tabular delta"
      role="img"
      tabIndex={0}
      aria-label={lines.join('. ')}
      data-hint={lines.join('\n')}
    >
      <Icon size={16} stroke={2} aria-hidden />
      {share}
      {!short && change.absolute !== 0 && (
        <Text span size="xs" c="dimmed" fw={400}>
          {difference}
        </Text>
      )}
    </Text>
  );
}
