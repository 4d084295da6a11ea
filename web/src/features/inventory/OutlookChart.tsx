import { Text, Title } from '@mantine/core';
import { useCallback, useMemo } from 'react';
import { Chart } from '@/charts/Chart';
import type { ChartColours } from '@/charts/colours';
import { Legend } from '@/charts/Legend';
import { drawOutlook, outlookOf, readOutlook } from '@/features/inventory/drawOutlook';
import { inventoryMessages } from '@/features/inventory/messages';
import type { Explanation } from '@/shared/stock/explanation';
import { useFormats } from '@/shared/format/useFormats';
import { useMessages } from '@/shared/i18n/useLanguage';

const height = 200;

/** Where the stock goes from here. */
export function OutlookChart({ explanation }: { explanation: Explanation }) {
  const messages = useMessages(inventoryMessages);
  const { outlook: words } = messages.explain;
  const formats = useFormats();
  const outlook = useMemo(() => outlookOf(explanation), [explanation]);
  const texts = useMemo(() => ({ words: messages.explain.outlook, formats }), [messages, formats]);
  const draw = useCallback((colours: ChartColours) => drawOutlook(outlook, texts, colours), [outlook, texts]);
  const [first, last] = [outlook.days[0], outlook.days.at(-1)];
  if (!first || !last) return null;

  const count = (value: number): string => formats.number(value);
  return (
    <section aria-label={words.title}>
      <Title order={3} size="sm">
        {words.title}
      </Title>
      <Text size="xs" c="dimmed" mb={4}>
        {words.lead}
      </Text>
      <Chart
        option={draw}
        summary={words.summary(count(outlook.days.length), count(first.median), count(last.median))}
        points={outlook.days.length}
        readout={(index) => readOutlook(outlook, texts, index)}
        height={height}
      />
      <Legend
        marks={[
          ['median', words.median],
          ['bands', words.band],
          outlook.reorderPoint !== null && ['compared', words.reorderPoint],
        ]}
      />
    </section>
  );
}
