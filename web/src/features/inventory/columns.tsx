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
  /** The one asked for; empty for all of them together. */
  readonly place: string;
  readonly onExplain: (sku: string) => void;
}

export const inventoryColumns = (
  { columns }: InventoryMessages,
  { currency, place, onExplain }: ColumnOptions,
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
    cell: (item) => <StockCell item={item} place={place} />,
  },
  {
    key: 'cover',
    csv: ['daysOfCover', 'coverBeyond', 'stockoutOn', 'dailyDemand'],
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
    csv: ['risk', 'stockoutChance', 'expectedLostUnits', 'salesAtRisk', 'excessUnits', 'excessValue'],
    title: columns.risk,
    width: 16,
    sort: 'risk',
    cell: (item) => <RiskCell item={item} currency={currency} />,
  },
  {
    key: 'order',
    csv: ['suggestion'],
    title: columns.order,
    width: 21,
    sort: 'order',
    cell: (item) => <OrderCell item={item} currency={currency} place={place} onExplain={onExplain} />,
  },
  {
    key: 'supplier',
    csv: ['supplierId', 'supplier'],
    title: columns.supplier,
    width: 14,
    optional: true,
    cell: ({ supplier, supplierId }) => <Plain write={(formats) => supplier ?? supplierId ?? formats.number(null)} />,
  },
  quantity('dailyDemand', columns.dailyDemand),
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
    key: 'inbound',
    csv: ['onOrder'],
    title: columns.inbound,
    width: 16,
    optional: true,
    cell: (item) => <InboundCell item={item} />,
  },
  {
    key: 'orderBy',
    csv: ['suggestion'],
    title: columns.orderBy,
    width: 12,
    sort: 'orderBy',
    optional: true,
    cell: ({ suggestion }) => (
      <Plain write={(formats) => (suggestion ? formats.day(suggestion.orderBy) : formats.number(null))} />
    ),
  },
  quantity('expectedLostUnits', columns.expectedLostUnits),
  money('salesAtRisk', columns.salesAtRisk, currency, 'salesAtRisk'),
  {
    key: 'emptyShelves',
    csv: ['emptyShelves'],
    title: columns.emptyShelves,
    width: 11,
    sort: 'emptyShelves',
    align: 'right',
    optional: true,
    cell: ({ emptyShelves }) => <Plain write={(formats) => formats.number(emptyShelves)} />,
  },
  money('excessValue', columns.excessValue, currency, 'excess'),
  money('stockValue', columns.stockValue, currency, 'stockValue'),
];

const money = (
  key: 'salesAtRisk' | 'excessValue' | 'stockValue',
  title: string,
  currency: string,
  sort: string,
): Column<InventoryItem> => ({
  key,
  csv: [key],
  title,
  width: 12,
  sort,
  align: 'right',
  optional: true,
  cell: (item) => <Plain write={(formats) => formats.wholeMoney(item[key], currency)} />,
});

type Quantity = 'dailyDemand' | 'expectedLostUnits' | 'reorderPoint' | 'safetyStock';

const quantity = (key: Quantity, title: string): Column<InventoryItem> => ({
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

function StockCell({ item, place }: CellProps & { place: string }) {
  const inventory = useMessages(inventoryMessages);
  const formats = useFormats();
  const { onHand, onHandAtPlace, onOrder, inbound, emptyAt } = item;
  const late = inbound.some((delivery) => delivery.late);

  return (
    <div className="tabular">
      <Text span size="sm" fw={600}>
        <Flash>{formats.number(onHand, 1)}</Flash>
      </Text>
      {place !== '' && (
        <Text size="xs" c={emptyAt.length > 0 ? 'var(--bp-bad)' : 'dimmed'}>
          {inventory.atPlace(formats.number(onHandAtPlace, 1), place)}
        </Text>
      )}
      {place === '' && emptyAt.length > 0 && onHand !== null && onHand > 0 && (
        <Text size="xs" c="var(--bp-bad)" data-hint={emptyAt.join(', ')}>
          {emptyAt.length > placesNamed
            ? inventory.emptyAtMany(formats.number(emptyAt.length), formats.number(item.places))
            : inventory.emptyAt(emptyAt.join(', '))}
        </Text>
      )}
      {onOrder > 0 && (
        <Text size="xs" c={late ? 'var(--bp-warn)' : 'dimmed'}>
          {inventory.onOrder(formats.number(onOrder, 1))}
          {late && `, ${inventory.late}`}
        </Text>
      )}
    </div>
  );
}

function InboundCell({ item: { inbound } }: CellProps) {
  const formats = useFormats();

  return (
    <Text size="sm" className="tabular">
      {inbound.length === 0
        ? formats.number(null)
        : inbound
            .map(({ quantity: units, expectedOn }) =>
              [formats.number(units, 1), expectedOn && formats.shortDay(expectedOn)].filter(Boolean).join(' · '),
            )
            .join(', ')}
    </Text>
  );
}

function LeadTimeCell({ item: { leadTimeDays } }: CellProps) {
  const { cover } = useMessages().stock;

  return <Plain write={(formats) => dayCount(leadTimeDays, formats, cover)} />;
}

function CoverCell({ item }: CellProps) {
  const { stock } = useMessages();
  const { perDay, until, untilWithDeliveries } = useMessages(inventoryMessages);
  const formats = useFormats();
  const { dailyDemand, onHand, onOrder, stockoutOn } = item;

  return (
    <div className="tabular">
      <Text size="sm">{coverWords(item, formats, stock)}</Text>
      {dailyDemand !== null && (
        <Text size="xs" c="dimmed">
          {perDay(formats.number(dailyDemand, dailyDemand < decimalsBelow ? 1 : 0))}
        </Text>
      )}
      {stockoutOn !== null && onHand !== null && onHand > 0 && (
        <Text size="xs" c="dimmed" title={formats.day(stockoutOn)}>
          {(onOrder > 0 ? untilWithDeliveries : until)(formats.shortDay(stockoutOn))}
        </Text>
      )}
    </div>
  );
}

const worthSaying = 0.005;
const placesNamed = 2;
const decimalsBelow = 10;

function RiskCell({ item, currency }: CellProps & { currency: string }) {
  const { risk, stockoutChance, expectedLostUnits, salesAtRisk, excessUnits, excessValue } = item;
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
      {expectedLostUnits !== null && Math.round(expectedLostUnits) > 0 && (
        <Text size="xs" c="dimmed" className="tabular" title={inventory.numbers.atRiskMeaning}>
          {inventory.lostUnits(
            formats.number(expectedLostUnits),
            salesAtRisk === null ? null : formats.wholeMoney(salesAtRisk, currency),
          )}
        </Text>
      )}
      {excessUnits !== null && (
        <Text size="xs" c="dimmed" className="tabular" title={inventory.numbers.excessMeaning}>
          {inventory.excessUnits(
            formats.number(excessUnits),
            excessValue === null ? null : formats.wholeMoney(excessValue, currency),
          )}
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
