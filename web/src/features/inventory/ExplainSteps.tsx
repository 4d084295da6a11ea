import { Group, Text, Title } from '@mantine/core';
import classes from '@/features/inventory/inventory.module.css';
import { inventoryMessages } from '@/features/inventory/messages';
import { quantityWords } from '@/features/inventory/quantity';
import type { Explanation } from '@/shared/stock/explanation';
import { useFormats } from '@/shared/format/useFormats';
import { useMessages } from '@/shared/i18n/useLanguage';
import { wordOf } from '@/shared/i18n/wordOf';

/** The formula in words, the same with the numbers, and what it comes to. */
export function ExplainSteps({ steps, currency }: Pick<Explanation, 'steps'> & { currency: string }) {
  const { explain } = useMessages(inventoryMessages);

  return (
    <section aria-label={explain.steps}>
      <Title order={3} size="sm" mb={4}>
        {explain.steps}
      </Title>
      <ol className={classes.steps}>
        {steps.map((step) => (
          <Step key={step.key} step={step} currency={currency} />
        ))}
      </ol>
    </section>
  );
}

function Step({ step, currency }: { step: Explanation['steps'][number]; currency: string }) {
  const { units } = useMessages();
  const { steps: words } = useMessages(inventoryMessages);
  const formats = useFormats();
  const { key, substituted } = step;
  const known = wordOf(words, key);

  return (
    <li className={classes.step}>
      <Group justify="space-between" wrap="nowrap" align="baseline">
        <Text fw={600} size="sm">
          {known ? known.label : key}
        </Text>
        <Text fw={650} size="sm" className={`tabular ${classes.result ?? ''}`}>
          {quantityWords(step, { currency, units, formats })}
        </Text>
      </Group>
      {known && <Text className={classes.formula}>{known.formula}</Text>}
      <Text className={`tabular ${classes.formula ?? ''}`}>
        = {substituted.replaceAll('.', formats.number(0.5, 1).charAt(1))}
      </Text>
    </li>
  );
}
