import { Badge } from '@mantine/core';
import { type Narrowing, narrowings, useFilters } from '@/shared/filters/useFilters';
import { useMessages } from '@/shared/i18n/useLanguage';

/** Whether the page is narrowed down by something that a part of it does not follow. */
export function useIsWider(follows: readonly Narrowing[] = []): boolean {
  const [{ narrowed }] = useFilters();
  return narrowings.some((name) => narrowed[name] && !follows.includes(name));
}

/** Says of a part of the page that it is about more than the filters say, while they say something it does not follow. */
export function WholeBusiness({ follows = [] }: { follows?: readonly Narrowing[] }) {
  const { filters: texts } = useMessages();
  if (!useIsWider(follows)) return null;

  return (
    <Badge variant="default" size="sm" tt="none" fw={450} c="dimmed" data-hint={texts.wholeBusinessMeaning}>
      {texts.wholeBusiness}
    </Badge>
  );
}
