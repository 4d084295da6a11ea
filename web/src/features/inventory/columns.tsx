import { Button, Text } from '@mantine/core';
import classes from '@/features/inventory/inventory.module.css';
import { StockBar } from '@/features/inventory/StockBar';
import type { InventoryItem } from '@/features/inventory/view';
import { ProductCell } from '@/shared/catalog/ProductCell';
import { useFormats } from '@/shared/format/useFormats';
import type { Messages } from '@/shared/i18n/en';
import { useMessages } from '@/shared/i18n/useLanguage';
import { coverWords } from '@/shared/stock/cover';
import { RiskBadge } from '@/shared/stock/RiskBadge';
import { SuggestionText } from '@/shared/stock/SuggestionText';
import type { Column } from '@/shared/ui/DataTable';
import { Flash } from '@/shared/ui/Flash';

interface ColumnOptions {
  readonly currency: string;
  readonly onExplain: (sku: string) => void;
}

export const inventoryColumns = (
  { columns }: Messages['inventory'],
  { currency, onExplain }: ColumnOptions,
): readonly Column<InventoryItem>[] => [
  {
    key: 'product',
    title: columns.product,
    width: '20%',
    sort: 'name',
    cell: (item) => <ProductCell product={item} />,
  },
  {
    key: 'onHand',
    title: columns.onHand,
    width: '13%',
    sort: 'onHand',
    align: 'right',
    cell: (item) => <StockCell item={item} />,
  },
  { key: 'cover', title: columns.cover, width: '16%', sort: 'cover', cell: (item) => <CoverCell item={item} /> },
  { key: 'bar', title: columns.bar, width: '15%', full: true, cell: (item) => <StockBar item={item} /> },
  { key: 'risk', title: columns.risk, width: '15%', sort: 'risk', cell: (item) => <RiskCell item={item} /> },
  {
    key: 'order',
    title: columns.order,
    width: '21%',
    sort: 'order',
    cell: (item) => <OrderCell item={item} currency={currency} onExplain={onExplain} />,
  },
];

interface CellProps {
  readonly item: InventoryItem;
}

function StockCell({ item: { onHand, onOrder, inbound } }: CellProps) {
  const { inventory } = useMessages();
  const formats = useFormats();
  const late = inbound.some((delivery) => delivery.late);

  return (
    <div className="tabular">
      <Text span size="sm" fw={600}>
        <Flash>{formats.number(onHand, 1)}</Flash>
      </Text>
      {onOrder > 0 && (
        <Text size="xs" className={classes.nowrap} c={late ? 'var(--bp-warn)' : 'dimmed'}>
          {inventory.onOrder(formats.number(onOrder, 1))}
          {late && `, ${inventory.late}`}
        </Text>
      )}
    </div>
  );
}

function CoverCell({ item }: CellProps) {
  const { inventory } = useMessages();
  const formats = useFormats();
  const { onHand, onOrder, stockoutOn } = item;
  const { until, untilWithDeliveries } = inventory.cover;

  return (
    <div className="tabular">
      <Text size="sm">{coverWords(item, formats, inventory)}</Text>
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
  const { inventory } = useMessages();
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
  const { inventory } = useMessages();

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
