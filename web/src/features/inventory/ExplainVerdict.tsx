import { Stack, Text } from '@mantine/core';
import { adviceInWords } from '@/features/inventory/advice';
import { inShort } from '@/features/inventory/inShort';
import { inventoryMessages } from '@/features/inventory/messages';
import type { Explanation } from '@/shared/stock/explanation';
import { useToday } from '@/shared/business/useBusiness';
import { useFormats } from '@/shared/format/useFormats';
import { useMessages } from '@/shared/i18n/useLanguage';
import { dayCount } from '@/shared/stock/cover';

interface ExplainVerdictProps {
  readonly explanation: Explanation;
  readonly currency: string;
}

/** What comes out: an order with its reason, or why there is none. */
export function ExplainVerdict({ explanation, currency }: ExplainVerdictProps) {
  const { suggestion, reason } = explanation;
  const { suggestion: words, cover } = useMessages().stock;
  const messages = useMessages(inventoryMessages);
  const formats = useFormats();
  const today = useToday();
  const { explain } = messages;
  const why = adviceInWords(reason, suggestion !== null, { words: messages, cover, formats });

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
          <InWords explanation={explanation} />
          <Text size="sm" c="dimmed">
            {why}
          </Text>
        </>
      ) : (
        <>
          <Text fw={600}>{why}</Text>
          {reason.key === 'noDemand' ? (
            <DeadStock explanation={explanation} currency={currency} />
          ) : (
            <InWords explanation={explanation} />
          )}
        </>
      )}
    </Stack>
  );
}

/** What lies there though nobody asks for it. */
function DeadStock({ explanation: { lastSoldOn, onHand, stockValue }, currency }: ExplainVerdictProps) {
  const { dead } = useMessages(inventoryMessages).explain;
  const formats = useFormats();

  return (
    <Text size="sm">
      {[
        lastSoldOn === null ? dead.never : dead.since(formats.day(lastSoldOn)),
        onHand !== null &&
          onHand > 0 &&
          dead.left(formats.number(onHand), stockValue === null ? null : formats.wholeMoney(stockValue, currency)),
      ]
        .filter(Boolean)
        .join(' ')}
    </Text>
  );
}

/** The same as one would say it over the counter. */
function InWords({ explanation }: Pick<ExplainVerdictProps, 'explanation'>) {
  const { cover } = useMessages().stock;
  const { explain } = useMessages(inventoryMessages);
  const formats = useFormats();
  const short = inShort(explanation);
  if (!short) return null;

  return (
    <Text size="sm">
      {explain.inShort({
        onHand: formats.number(short.onHand),
        onOrder: short.onOrder > 0 ? formats.number(short.onOrder) : null,
        demand: formats.number(short.demand),
        days: dayCount(short.days, formats, cover),
        enough: formats.number(short.enough),
        certainty: formats.number(short.certainty),
      })}
    </Text>
  );
}
