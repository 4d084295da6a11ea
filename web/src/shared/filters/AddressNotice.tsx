import { Alert, Button, Group } from '@mantine/core';
import { IconUnlink } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { filterValuesQuery, valuesOf } from '@/shared/filters/filterValues';
import { narrowings, type Unread, useFilters } from '@/shared/filters/useFilters';
import { useUrl } from '@/shared/filters/useUrl';
import { useMessages } from '@/shared/i18n/useLanguage';

interface AddressNoticeProps {
  /** What else the page reads, with the words it knows. */
  readonly own?: Readonly<Record<string, readonly string[]>>;
}

/** Says what of the address nobody understands, and which filter names nothing there is; one click takes it back. */
export function AddressNotice({ own = {} }: AddressNoticeProps) {
  const { filters: texts } = useMessages();
  const [params, change] = useUrl();
  const [{ unread, narrowed }] = useFilters();
  const known = useQuery({ ...filterValuesQuery, enabled: Object.keys(narrowed).length > 0 }).data;

  const mistyped: Unread[] = [
    ...unread,
    ...Object.entries(own).flatMap(([name, words]) => {
      const value = params.get(name);
      return value && !words.includes(value) ? [{ name, value }] : [];
    }),
  ];
  const unknown = narrowings.flatMap((name) => {
    const value = narrowed[name];
    return value && known && !valuesOf(known, name).includes(value) ? [{ name, value }] : [];
  });
  if (mistyped.length + unknown.length === 0) return null;

  return (
    <Alert color="gray" variant="light" py="xs" role="status" icon={<IconUnlink size={18} stroke={1.7} />}>
      <Group gap="xs">
        {mistyped.length > 0 && (
          <span>{texts.unread(mistyped.map(({ name, value }) => `${name}=${value}`).join(', '))}</span>
        )}
        {unknown.map(({ name, value }) => (
          <span key={name}>{texts.unknown(texts.names[name], value)}</span>
        ))}
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => change(Object.fromEntries([...mistyped, ...unknown].map(({ name }) => [name, null])))}
        >
          {texts.takeBack}
        </Button>
      </Group>
    </Alert>
  );
}
