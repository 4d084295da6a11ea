import { Text, Title } from '@mantine/core';
import { inventoryMessages } from '@/features/inventory/messages';
import type { Explanation } from '@/shared/stock/explanation';
import { useFormats } from '@/shared/format/useFormats';
import { useMessages } from '@/shared/i18n/useLanguage';
import { Table } from '@/shared/ui/Table';

type StockProps = Pick<Explanation, 'places' | 'inbound'>;

/** Where it lies, and what is on its way. */
export function ExplainStock({ places, inbound }: StockProps) {
  const { explain } = useMessages(inventoryMessages);
  const formats = useFormats();

  return (
    <>
      {inbound.length > 0 && (
        <section aria-label={explain.inbound.title}>
          <Title order={3} size="sm" mb={4}>
            {explain.inbound.title}
          </Title>
          <Table
            label={explain.inbound.title}
            items={inbound}
            keyOf={({ purchaseOrderId }) => purchaseOrderId}
            columns={[
              { title: explain.inbound.order, cell: ({ purchaseOrderId }) => purchaseOrderId },
              {
                title: explain.inbound.quantity,
                align: 'right',
                cell: ({ quantity }) => formats.number(quantity, 1),
              },
              {
                title: explain.inbound.expected,
                align: 'right',
                cell: ({ expectedOn, late }) =>
                  expectedOn === null
                    ? explain.inbound.undated
                    : late
                      ? explain.inbound.late(formats.day(expectedOn))
                      : formats.day(expectedOn),
              },
            ]}
          />
        </section>
      )}
      {places.length > 0 && (
        <section aria-label={explain.places.title}>
          <Title order={3} size="sm" mb={4}>
            {explain.places.title}
          </Title>
          <Table
            label={explain.places.title}
            items={places}
            keyOf={({ place }) => place}
            columns={[
              { title: explain.places.place, cell: ({ place }) => place },
              {
                title: explain.places.onHand,
                align: 'right',
                cell: ({ onHand, isEmpty }) => (
                  <Text span inherit {...(isEmpty && { c: 'var(--bp-bad)', fw: 600 })}>
                    {isEmpty ? `${formats.number(onHand, 1)} · ${explain.places.empty}` : formats.number(onHand, 1)}
                  </Text>
                ),
              },
            ]}
          />
        </section>
      )}
    </>
  );
}
