import classes from '@/features/inventory/inventory.module.css';
import { inventoryMessages } from '@/features/inventory/messages';
import { type StockBarShape, stockBar } from '@/features/inventory/stockBar';
import type { InventoryItem } from '@/features/inventory/inventoryList';
import { useToday } from '@/shared/business/useBusiness';
import { useFormats } from '@/shared/format/useFormats';
import { useMessages } from '@/shared/i18n/useLanguage';
import { dayCount } from '@/shared/stock/cover';

const percent = (share: number): string => `${(share * 100).toFixed(2)}%`;

/** Stock against reorder point and target: a full arrow for now, a hollow one for one lead time ahead. */
export function StockBar({ item }: { item: InventoryItem }) {
  const shape = stockBar(item, useToday());
  const label = useBarLabel(item, shape);
  const formats = useFormats();
  if (!shape) return <span>{formats.number(null)}</span>;

  return (
    <div className={classes.bar} role="img" aria-label={label} title={label}>
      <span className={classes.track} />
      <span
        className={classes.band}
        style={{ left: percent(shape.reorderPoint), width: percent(shape.target - shape.reorderPoint) }}
      />
      <span className={classes.onOrder} style={{ width: percent(shape.position) }} />
      <span className={classes.fill} data-risk={item.risk} style={{ width: percent(shape.now) }} />
      <span className={classes.tick} style={{ left: percent(shape.reorderPoint) }} />
      <span className={classes.tick} style={{ left: percent(shape.target) }} />
      <Arrow className={classes.now} at={shape.now} />
      <Arrow className={classes.ahead} at={shape.ahead} />
    </div>
  );
}

export function Arrow({ className, at }: { className: string | undefined; at?: number }) {
  return (
    <svg
      className={`${classes.arrow ?? ''} ${className ?? ''}`}
      viewBox="0 0 10 8"
      style={at === undefined ? undefined : { left: percent(at) }}
      aria-hidden
    >
      <path d="M1 1h8L5 7z" />
    </svg>
  );
}

function useBarLabel(item: InventoryItem, shape: StockBarShape | null): string {
  const { cover } = useMessages().stock;
  const { bar } = useMessages(inventoryMessages);
  const formats = useFormats();
  if (!shape) return '';

  return bar.label([
    bar.now(formats.number(item.onHand)),
    ...(item.onOrder > 0 ? [bar.onOrder(formats.number(item.onOrder))] : []),
    bar.ahead(formats.number(shape.aheadUnits), dayCount(item.leadTimeDays, formats, cover)),
    bar.levels(formats.number(item.reorderPoint), formats.number(item.target)),
  ]);
}
