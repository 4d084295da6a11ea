import { Text } from '@mantine/core';
import type { Answer } from '@/shared/api/read';
import { useToday } from '@/shared/business/useBusiness';
import { useFormats } from '@/shared/format/useFormats';
import { useMessages } from '@/shared/i18n/useLanguage';

interface SuggestionTextProps {
  readonly suggestion: Answer<'/api/inventory'>['items'][number]['suggestion'];
  readonly currency: string;
}

/** What to order, for how much, and by when. */
export function SuggestionText({ suggestion, currency }: SuggestionTextProps) {
  const { suggestion: words } = useMessages().stock;
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
          <Text span fw={400} c="dimmed" title={formats.money(suggestion.cost, currency)}>
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
