import { Group, Text } from '@mantine/core';
import classes from '@/features/inventory/inventory.module.css';
import { Arrow } from '@/features/inventory/StockBar';
import { useMessages } from '@/shared/i18n/useLanguage';

/** What the marks of the stock bars stand for. */
export function StockLegend() {
  const { legend } = useMessages().inventory;

  return (
    <Group gap="md" className={classes.legend}>
      <Text span>
        <Arrow className={classes.now} /> {legend.now}
      </Text>
      <Text span>
        <Arrow className={classes.ahead} /> {legend.ahead}
      </Text>
      <Text span>
        <span className={classes.bandSample} aria-hidden /> {legend.band}
      </Text>
    </Group>
  );
}
