import {
  atRisk,
  type Focus,
  type InventoryList,
  type InventoryPage,
  noFocus,
} from '@/features/inventory/inventoryList';
import { inventoryMessages } from '@/features/inventory/messages';
import { useFormats } from '@/shared/format/useFormats';
import { useMessages } from '@/shared/i18n/useLanguage';
import { dayCount } from '@/shared/stock/cover';
import { NumberStrip, type StripNumber } from '@/shared/ui/NumberStrip';

interface InventoryNumbersProps {
  readonly list: InventoryList;
  readonly page: InventoryPage;
}

/** The stock in five numbers; a click shows the products that each is made of. */
export function InventoryNumbers({ list, page: { currency, counts, all } }: InventoryNumbersProps) {
  const { cover } = useMessages().stock;
  const { numbers } = useMessages(inventoryMessages);
  const formats = useFormats();
  const count = (value: number): string => formats.number(value);

  // Without a forecast nobody knows what will be lost, is too much or has to be ordered: that is not nothing.
  const isKnown = all.products === 0 || all.products > counts.unknown + counts.untracked;
  const advised = (own: Pick<StripNumber, 'value' | 'note'>) =>
    isKnown ? own : { value: formats.number(null), note: numbers.noForecast };

  const number = (name: keyof typeof numbers.labels, own: Omit<StripNumber, 'label' | 'to'>, picks: Picks) => ({
    label: numbers.labels[name],
    to: list.to({ ...noFocus, ...picks }),
    chosen: focuses.every((focus) => list.filters[focus] === (picks[focus] ?? '')) && !('sort' in picks),
    ...own,
  });

  return (
    <NumberStrip
      label={numbers.title}
      numbers={[
        number(
          'emptyShelves',
          {
            value: count(all.emptyShelves),
            note: numbers.products(count(all.emptyProducts)),
            rows: all.emptyProducts,
          },
          { shelf: 'empty' },
        ),
        number(
          'atRisk',
          {
            ...advised({
              value: formats.wholeMoney(all.salesAtRisk, currency),
              note: numbers.products(count(all.atRisk)),
            }),
            rows: all.atRisk,
            hint: numbers.atRiskMeaning,
          },
          { risk: atRisk },
        ),
        number(
          'excess',
          {
            ...advised({
              value: formats.wholeMoney(all.excessValue, currency),
              note: numbers.products(count(counts.excess)),
            }),
            rows: counts.excess,
            hint: numbers.excessMeaning,
          },
          { risk: 'excess' },
        ),
        number(
          'cover',
          {
            value: all.daysOfCover === null ? formats.number(null) : dayCount(all.daysOfCover, formats, cover),
            note: numbers.stock(formats.wholeMoney(all.stockValue, currency)),
            rows: all.products,
          },
          { sort: 'cover' },
        ),
        number(
          'orders',
          {
            ...advised({
              value: count(all.orders),
              note: [
                formats.wholeMoney(all.orderCost, currency),
                all.overdueOrders > 0 && numbers.overdue(count(all.overdueOrders)),
              ]
                .filter(Boolean)
                .join(' · '),
            }),
            rows: all.orders,
          },
          { due: 'order' },
        ),
      ]}
    />
  );
}

type Picks = Partial<Record<Focus | 'sort', string | null>>;

const focuses: readonly Focus[] = ['risk', 'due', 'shelf', 'inbound'];
