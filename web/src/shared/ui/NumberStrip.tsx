import { Skeleton, Text } from '@mantine/core';
import { Link } from 'react-router';
import classes from '@/shared/ui/NumberStrip.module.css';

export interface StripNumber {
  readonly label: string;
  readonly value: string;
  /** With all its digits, or what it means. */
  readonly hint?: string;
  /** What stands beside it, in words. */
  readonly note?: string;
  /** The address of its rows, and how many those are. */
  readonly to: string;
  readonly rows: number;
  /** Its rows are what is shown. */
  readonly chosen?: boolean;
}

/** The numbers of a page, at most five, each of which leads to its rows. */
export function NumberStrip({ label, numbers }: { label: string; numbers: readonly StripNumber[] }) {
  return (
    <nav className={classes.strip} aria-label={label}>
      {numbers.map(({ label: name, value, hint, note, to, rows, chosen }) => (
        <Link
          key={name}
          to={to}
          className={`surface ${classes.number ?? ''}`}
          aria-current={chosen}
          data-hint={hint}
          data-rows={rows}
        >
          <Text span size="sm" c="dimmed">
            {name}
          </Text>{' '}
          <span className={`tabular ${classes.value ?? ''}`}>{value}</span>{' '}
          <Text span size="xs" c="dimmed" className="tabular">
            {note}
          </Text>
        </Link>
      ))}
    </nav>
  );
}

/** In the shape of the strip. */
export const StripSkeleton = ({ numbers }: { numbers: number }) => (
  <div className={classes.strip}>
    {Array.from({ length: numbers }, (_, index) => (
      <Skeleton key={index} h={92} radius="lg" />
    ))}
  </div>
);
