import { Text } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import classes from '@/features/overview/overview.module.css';
import type { Better } from '@/shared/compare/change';
import { DeltaBadge } from '@/shared/compare/DeltaBadge';
import { Sparkline } from '@/shared/compare/Sparkline';
import type { DayRange } from '@/shared/filters/period';
import type { Figure } from '@/shared/format/formats';
import { Flash } from '@/shared/ui/Flash';

interface KpiCardProps {
  readonly label: string;
  readonly value: Figure;
  readonly write: (value: Figure) => string;
  /** With all its digits, for those who point at it. */
  readonly exact?: string;
  readonly previous?: Figure;
  readonly better?: Better;
  readonly period?: DayRange;
  readonly compared?: DayRange | null;
  readonly partial?: boolean;
  /** It rests on so few orders that its change says little. */
  readonly few?: boolean;
  readonly trend?: readonly (number | null)[];
  /** What it is, for those who point at it. */
  readonly hint?: string;
  /** Said with it. */
  readonly note?: string;
  /** Said beside the label: what it is about. */
  readonly tag?: ReactNode;
  readonly link?: string;
}

/** One number with its change and its shape over the period. */
export function KpiCard(card: KpiCardProps) {
  const { label, value, write, exact, previous, better, period, compared, partial, few, trend, hint, note, tag, link } =
    card;
  const text = write(value);

  return (
    <article className={`surface ${classes.card} ${classes.cardHeight}`}>
      <div className={classes.label}>
        {link ? (
          <Link to={link}>
            {label}
            <IconChevronRight size={14} aria-hidden />
          </Link>
        ) : (
          <span>{label}</span>
        )}
        {tag}
      </div>
      <div className={classes.figure}>
        <p
          className={`tabular ${classes.value}`}
          data-kpi={label}
          data-hint={[exact, hint].filter(Boolean).join(' · ')}
        >
          <Flash>{text}</Flash>
        </p>
        {note && (
          <Text span size="xs" c="dimmed" lh={1.15}>
            {note}
          </Text>
        )}
      </div>
      <div className={classes.delta}>
        {period && compared ? (
          <DeltaBadge
            current={value}
            previous={previous}
            period={period}
            compared={compared}
            write={write}
            better={better ?? 'up'}
            partial={partial ?? false}
            few={few ?? false}
          />
        ) : null}
      </div>
      {trend && trend.length > 1 && <Sparkline values={trend} partial={partial ?? false} />}
    </article>
  );
}
