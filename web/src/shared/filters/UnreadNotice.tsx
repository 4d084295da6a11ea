import { Alert, Button, Group } from '@mantine/core';
import { IconUnlink } from '@tabler/icons-react';
import type { Unread } from '@/shared/filters/useFilters';
import { useUrl } from '@/shared/filters/useUrl';
import { useMessages } from '@/shared/i18n/useLanguage';

interface UnreadNoticeProps {
  /** What nobody understands. */
  readonly unread: readonly Unread[];
  /** What is understood but names nothing, with the words that say so. */
  readonly unknown?: readonly (Unread & { readonly words: string })[];
}

/** Says what of the address has no effect: nobody shall take what is shown for what the link meant. One click removes it. */
export function UnreadNotice({ unread, unknown = [] }: UnreadNoticeProps) {
  const { filters: texts } = useMessages();
  const [, change] = useUrl();
  if (unread.length + unknown.length === 0) return null;

  return (
    <Alert color="gray" variant="light" py="xs" role="status" icon={<IconUnlink size={18} stroke={1.7} />}>
      <Group gap="xs">
        {unread.length > 0 && (
          <span>{texts.unread(unread.map(({ name, value }) => `${name}=${value}`).join(', '))}</span>
        )}
        {unknown.map(({ name, words }) => (
          <span key={name}>{words}</span>
        ))}
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => change(Object.fromEntries([...unread, ...unknown].map(({ name }) => [name, null])))}
        >
          {texts.takeBack}
        </Button>
      </Group>
    </Alert>
  );
}
