import { Text } from '@mantine/core';
import classes from '@/charts/Chart.module.css';
import { type Mark, MarkSample } from '@/charts/marks';
import { useMessages } from '@/shared/i18n/useLanguage';

interface LegendProps {
  /** What is drawn, in words; what is false is left out. */
  readonly marks: readonly (readonly [Mark, string] | false)[];
  readonly note?: string;
}

/** What the marks of a chart mean. */
export function Legend({ marks, note }: LegendProps) {
  const { charts } = useMessages();

  return (
    <div role="group" aria-label={charts.legend}>
      <div className={classes.legend}>
        {marks.map(
          (entry) =>
            entry && (
              <span key={entry[0]}>
                <MarkSample mark={entry[0]} />
                {entry[1]}
              </span>
            ),
        )}
      </div>
      {note && (
        <Text size="xs" c="dimmed" mt={4}>
          {note}
        </Text>
      )}
    </div>
  );
}
