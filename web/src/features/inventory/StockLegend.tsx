import { Group } from '@mantine/core';
import classes from '@/features/inventory/inventory.module.css';
import { inventoryMessages } from '@/features/inventory/messages';
import { Arrow } from '@/features/inventory/StockBar';
import { useMessages } from '@/shared/i18n/useLanguage';

/** What the marks of the stock bars stand for. */
export function StockLegend() {
  const { legend } = useMessages(inventoryMessages);

  return (
    <Group gap="md" className={classes.legend}>
      <span>
        <Arrow className={classes.now} /> {legend.now}
      </span>
      <span>
        <Arrow className={classes.ahead} /> {legend.ahead}
      </span>
      <span>
        <span className={classes.onOrderSample} aria-hidden /> {legend.onOrder}
      </span>
      <span>
        <span className={classes.bandSample} aria-hidden /> {legend.band}
      </span>
    </Group>
  );
}
