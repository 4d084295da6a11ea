import { Group, Text, Title } from '@mantine/core';
import classes from '@/features/inventory/inventory.module.css';
import { quantityWords } from '@/features/inventory/quantity';
import type { Explanation } from '@/features/inventory/queries';
import { useFormats } from '@/shared/format/useFormats';
import { useMessages } from '@/shared/i18n/useLanguage';

/** The formula in words, the same with the numbers, and what it comes to. */
export function ExplainSteps({ steps, currency }: Pick<Explanation, 'steps'> & { currency: string }) {
  const { explain } = useMessages().inventory;
  const formats = useFormats();

  return (
    <section aria-label={explain.steps}>
      <Title order={3} size="sm" mb={4}>
        {explain.steps}
      </Title>
      <ol className={classes.steps}>
        {steps.map(({ key, label, formula, substituted, value, unit }) => (
          <li key={key} className={classes.step}>
            <Group justify="space-between" wrap="nowrap" align="baseline">
              <Text fw={600} size="sm">
                {label}
              </Text>
              <Text fw={650} size="sm" className={`tabular ${classes.result ?? ''}`}>
                {quantityWords({ value, unit }, currency, formats)}
              </Text>
            </Group>
            <Text className={classes.formula}>{formula}</Text>
            {substituted !== formula && <Text className={`tabular ${classes.formula ?? ''}`}>= {substituted}</Text>}
          </li>
        ))}
      </ol>
    </section>
  );
}
