import { Text, Title } from '@mantine/core';
import classes from '@/features/inventory/inventory.module.css';
import { inventoryMessages } from '@/features/inventory/messages';
import { orderSum } from '@/features/inventory/orderSum';
import type { Explanation } from '@/shared/stock/explanation';
import { useFormats } from '@/shared/format/useFormats';
import { useMessages } from '@/shared/i18n/useLanguage';
import { dayCount } from '@/shared/stock/cover';

/** The order quantity as a sum of five lines, as one would do it on paper. */
export function ExplainSum({ explanation }: { explanation: Explanation }) {
  const { cover } = useMessages().stock;
  const { sum: words } = useMessages(inventoryMessages).explain;
  const formats = useFormats();
  const sum = orderSum(explanation);
  if (!sum) return null;

  const lines: readonly (readonly [string, number])[] = [
    [words.demand(dayCount(sum.days, formats, cover)), sum.demand],
    [words.safety, sum.safety],
    [words.onHand, -sum.onHand],
    [words.onOrder, -sum.onOrder],
    [words.rounding(formats.number(sum.packSize), formats.number(sum.minimum)), sum.rounding],
  ];
  const result = sum.isOrder ? words.order : sum.result > 0 ? words.missing : words.more;

  return (
    <section aria-label={words.title}>
      <Title order={3} size="sm" mb={4}>
        {words.title}
      </Title>
      <table className={`tabular ${classes.sum ?? ''}`}>
        <tbody>
          {lines.map(([label, value]) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td>{`${value < 0 ? '−' : '+'} ${formats.number(Math.abs(value), 1)}`}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">
              <Text span fw={650}>
                {result}
              </Text>
            </th>
            <td>
              <Text span fw={650}>
                {`= ${formats.number(Math.abs(sum.result), 1)}`}
              </Text>
            </td>
          </tr>
        </tfoot>
      </table>
    </section>
  );
}
