import { Group, Text } from '@mantine/core';
import classes from '@/features/forecasts/forecasts.module.css';
import { useMessages } from '@/shared/i18n/useLanguage';

interface ForecastLegendProps {
  readonly hasStockouts: boolean;
  readonly hasEarlier: boolean;
}

/** What the lines and bands mean, in words. */
export function ForecastLegend({ hasStockouts, hasEarlier }: ForecastLegendProps) {
  const { legend } = useMessages().forecasts;

  return (
    <div role="group" aria-label={legend.label}>
      <Group gap="md" className={classes.legend}>
        <Sample look="sold" text={legend.sold} />
        <Sample look="median" text={legend.median} />
        <Sample look="bands" text={legend.ranges} />
        {hasEarlier && <Sample look="earlier" text={legend.earlier} />}
        {hasStockouts && <Sample look="stockout" text={legend.outOfStock} />}
        <Sample look="quiet" text={legend.quiet} />
      </Group>
      <Text size="xs" c="dimmed" mt={4}>
        {legend.bands}
      </Text>
    </div>
  );
}

function Sample({ look, text }: { look: string; text: string }) {
  return (
    <span className={classes.entry}>
      <span className={classes.sample} data-look={look} aria-hidden />
      {text}
    </span>
  );
}
