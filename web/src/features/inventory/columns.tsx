import { Button, Text } from '@mantine/core';
import classes from '@/features/inventory/inventory.module.css';
import { inventoryMessages, type InventoryMessages } from '@/features/inventory/messages';
import { StockBar } from '@/features/inventory/StockBar';
import type { InventoryItem } from '@/features/inventory/inventoryList';
import { ProductCell } from '@/shared/catalog/ProductCell';
import type { Formats } from '@/shared/format/formats';
import { useFormats } from '@/shared/format/useFormats';
import { useMessages } from '@/shared/i18n/useLanguage';
import { coverWords, dayCount } from '@/shared/stock/cover';
import { RiskBadge } from '@/shared/stock/RiskBadge';
import { SuggestionText } from '@/shared/stock/SuggestionText';
import type { Column } from '@/shared/list/columns';
import { Flash } from '@/shared/ui/Flash';

interface ColumnOptions {
  readonly currency: string;
  readonly onExplain: (sku: string) => void;
}

export const inventoryColumns = (
  { columns }: InventoryMessages,
  { currency, onExplain }: ColumnOptions,
): readonly Column<InventoryItem>[] => [
  {
    key: 'product',
    csv: ['sku', 'name', 'category'],
    title: columns.product,
    width: 20,
    sort: 'name',
    cell: (item) => <ProductCell product={item} />,
  },
  {
    key: 'onHand',
    csv: ['onHand', 'onOrder'],
    title: columns.onHand,
    width: 15,
    sort: 'onHand',
    align: 'right',
    cell: (item) => <StockCell item={item} />,
  },
  {
    key: 'cover',
    csv: ['daysOfCover', 'coverBeyond', 'stockoutOn'],
    title: columns.cover,
    width: 16,
    sort: 'cover',
    cell: (item) => <CoverCell item={item} />,
  },
  {
    key: 'bar',
    csv: ['position', 'reorderPoint', 'target'],
    title: columns.bar,
    width: 15,
    full: true,
    cell: (item) => <StockBar item={item} />,
  },
  {
    key: 'risk',
    csv: ['risk', 'stockoutChance'],
    title: columns.risk,
    width: 15,
    sort: 'risk',
    cell: (item) => <RiskCell item={item} />,
  },
  {
    key: 'order',
    csv: ['suggestion'],
    title: columns.order,
    width: 21,
    sort: 'order',
    cell: (item) => <OrderCell item={item} currency={currency} onExplain={onExplain} />,
  },
  {
    key: 'supplier',
    csv: ['supplierId', 'supplier'],
    title: columns.supplier,
    width: 14,
    optional: true,
    cell: ({ supplier, supplierId }) => <Plain write={(formats) => supplier ?? supplierId ?? formats.number(null)} />,
  },
  quantity('reorderPoint', columns.reorderPoint),
  quantity('safetyStock', columns.safetyStock),
  {
    key: 'leadTime',
    csv: ['leadTimeDays'],
    title: columns.leadTime,
    width: 11,
    align: 'right',
    optional: true,
    cell: (item) => <LeadTimeCell item={item} />,
  },
  {
    key: 'stockValue',
    csv: ['stockValue'],
    title: columns.stockValue,
    width: 12,
    sort: 'stockValue',
    align: 'right',
    optional: true,
    cell: ({ stockValue }) => <Plain write={(formats) => formats.wholeMoney(stockValue, currency)} />,
  },
];

const quantity = (key: 'reorderPoint' | 'safetyStock', title: string): Column<InventoryItem> => ({
  key,
  csv: [key],
  title,
  width: 11,
  align: 'right',
  optional: true,
  cell: (item) => <Plain write={(formats) => formats.number(item[key], 1)} />,
});

function Plain({ write }: { write: (formats: Formats) => string }) {
  return (
    <Text span size="sm" className="tabular">
      {write(useFormats())}
    </Text>
  );
}

interface CellProps {
  readonly item: InventoryItem;
}

function StockCell({ item: { onHand, onOrder, inbound } }: CellProps) {
  const inventory = useMessages(inventoryMessages);
  const formats = useFormats();
  const late = inbound.some((delivery) => delivery.late);

  return (
    <div className="tabular">
      <Text span size="sm" fw={600}>
        <Flash>{formats.number(onHand, 1)}</Flash>
      </Text>
      {onOrder > 0 && (
        <Text size="xs" c={late ? 'var(--bp-warn)' : 'dimmed'}>
          {inventory.onOrder(formats.number(onOrder, 1))}
          {late && `, ${inventory.late}`}
        </Text>
      )}
    </div>
  );
}

function LeadTimeCell({ item: { leadTimeDays } }: CellProps) {
  const { cover } = useMessages().stock;

  return <Plain write={(formats) => dayCount(leadTimeDays, formats, cover)} />;
}

function CoverCell({ item }: CellProps) {
  const { stock } = useMessages();
  const { until, untilWithDeliveries } = useMessages(inventoryMessages);
  const formats = useFormats();
  const { onHand, onOrder, stockoutOn } = item;

  return (
    <div className="tabular">
      <Text size="sm">{coverWords(item, formats, stock)}</Text>
      {stockoutOn !== null && onHand !== null && onHand > 0 && (
        <Text size="xs" c="dimmed" title={formats.day(stockoutOn)}>
          {(onOrder > 0 ? untilWithDeliveries : until)(formats.shortDay(stockoutOn))}
        </Text>
      )}
    </div>
  );
}

const worthSaying = 0.005;

function RiskCell({ item: { risk, stockoutChance } }: CellProps) {
  const inventory = useMessages(inventoryMessages);
  const formats = useFormats();

  return (
    <>
      <RiskBadge risk={risk} />
      {risk !== 'out' && stockoutChance !== null && stockoutChance >= worthSaying && (
        <Text size="xs" c="dimmed" className="tabular" title={inventory.chanceMeaning}>
          {inventory.chance(formats.percent(stockoutChance, 0))}
        </Text>
      )}
    </>
  );
}

function OrderCell({ item, currency, onExplain }: CellProps & ColumnOptions) {
  const inventory = useMessages(inventoryMessages);

  return (
    <div className={classes.order}>
      <SuggestionText suggestion={item.suggestion} currency={currency} />
      <Button
        variant="subtle"
        size="compact-xs"
        className={classes.why}
        aria-label={`${inventory.explain.ask} ${inventory.explain.open(item.name ?? item.sku)}`}
        onClick={() => onExplain(item.sku)}
      >
        {inventory.explain.ask}
      </Button>
    </div>
  );
}
