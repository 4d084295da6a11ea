import { ActionIcon, Anchor, Text, Tooltip } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { Link } from 'react-router';
import { coverWords } from '@/features/inventory/cover';
import classes from '@/features/inventory/inventory.module.css';
import { RiskBadge } from '@/features/inventory/RiskBadge';
import { StockBar } from '@/features/inventory/StockBar';
import type { InventoryItem } from '@/features/inventory/view';
import { useToday } from '@/shared/business/useBusiness';
import { useLinks } from '@/shared/filters/useLinks';
import { useFormats } from '@/shared/format/useFormats';
import type { Messages } from '@/shared/i18n/en';
import { useMessages } from '@/shared/i18n/useLanguage';
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
    width: '21%',
    sort: 'name',
    cell: (item) => <ProductCell item={item} />,
  },
  {
    key: 'onHand',
    title: columns.onHand,
    width: '13%',
    sort: 'onHand',
    align: 'right',
    cell: (item) => <StockCell item={item} />,
  },
  { key: 'cover', title: columns.cover, width: '14%', sort: 'cover', cell: (item) => <CoverCell item={item} /> },
  { key: 'bar', title: columns.bar, width: '17%', full: true, cell: (item) => <StockBar item={item} /> },
  { key: 'risk', title: columns.risk, width: '15%', sort: 'risk', cell: (item) => <RiskCell item={item} /> },
  {
    key: 'order',
    title: columns.order,
    width: '20%',
    sort: 'order',
    cell: (item) => <OrderCell item={item} currency={currency} onExplain={onExplain} />,
  },
];

interface CellProps {
  readonly item: InventoryItem;
}

function ProductCell({ item: { sku, name, category } }: CellProps) {
  const links = useLinks();

  return (
    <>
      <Anchor component={Link} to={links.forecast(sku)} c="inherit" fw={600} size="sm">
        {name ?? sku}
      </Anchor>
      <Text size="xs" c="dimmed">
        {[sku, category].filter(Boolean).join(' · ')}
      </Text>
    </>
  );
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
  const explain = inventory.explain.open(item.name ?? item.sku);

  return (
    <div className={classes.order}>
      <SuggestionText item={item} currency={currency} />
      <Tooltip label={inventory.explain.why}>
        <ActionIcon variant="subtle" color="gray" aria-label={explain} onClick={() => onExplain(item.sku)}>
          <IconInfoCircle size={18} stroke={1.7} />
        </ActionIcon>
      </Tooltip>
    </div>
  );
}

function SuggestionText({ item: { suggestion }, currency }: CellProps & Pick<ColumnOptions, 'currency'>) {
  const { suggestion: words } = useMessages().inventory;
  const formats = useFormats();
  const today = useToday();
  if (!suggestion)
    return (
      <Text size="sm" c="dimmed">
        {words.none}
      </Text>
    );

  const overdue = suggestion.orderBy < today;
  const when = (overdue ? words.overdue : words.by)(formats.shortDay(suggestion.orderBy));
  return (
    <div className="tabular">
      <Text size="sm" fw={600}>
        {words.order(formats.number(suggestion.quantity))}
        {suggestion.cost !== null && (
          <Text span c="dimmed">
            {` · ${formats.shortMoney(suggestion.cost, currency)}`}
          </Text>
        )}
      </Text>
      <Text size="xs" c={overdue ? 'var(--bp-bad)' : 'dimmed'}>
        {when}
      </Text>
    </div>
  );
}
