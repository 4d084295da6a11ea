import { Stack, Text } from '@mantine/core';
import type { Explanation } from '@/features/inventory/ExplainPanel';
import { useToday } from '@/shared/business/useBusiness';
import { useFormats } from '@/shared/format/useFormats';
import { useMessages } from '@/shared/i18n/useLanguage';

interface ExplainVerdictProps {
  readonly explanation: Explanation;
  readonly currency: string;
}

/** What comes out: an order with its reason, or why there is none. */
export function ExplainVerdict({ explanation: { suggestion, whyNot }, currency }: ExplainVerdictProps) {
  const { explain, suggestion: words } = useMessages().inventory;
  const formats = useFormats();
  const today = useToday();

  const when = suggestion && suggestion.orderBy < today ? words.overdue : words.by;

  return (
    <Stack
      component="section"
      className="surface"
      p="md"
      gap={4}
      aria-label={suggestion ? explain.why : explain.whyNot}
    >
      <Text size="xs" c="dimmed">
        {suggestion ? explain.why : explain.whyNot}
      </Text>
      {suggestion ? (
        <>
          <Text fw={650} size="lg" className="tabular">
            {[
              `${words.order(formats.number(suggestion.quantity))}, ${when(formats.day(suggestion.orderBy))}`,
              suggestion.cost !== null && formats.money(suggestion.cost, currency),
            ]
              .filter(Boolean)
              .join(' · ')}
          </Text>
          <Text size="sm">{suggestion.why}</Text>
        </>
      ) : (
        <Text>{whyNot}</Text>
      )}
    </Stack>
  );
}
