import { Group, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useMessages } from '@/shared/i18n/useLanguage';

interface PageProps {
  readonly title: string;
  readonly lead?: string;
  /** Filters and commands of the page. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

export function Page({ title, lead, actions, children }: PageProps) {
  const { product } = useMessages();

  return (
    <Stack gap="lg" maw={2000}>
      <title>{`${title} · ${product}`}</title>
      <Group justify="space-between" align="flex-end">
        <div>
          <Title order={1}>{title}</Title>
          {lead && (
            <Text c="dimmed" mt={4}>
              {lead}
            </Text>
          )}
        </div>
        {actions}
      </Group>
      {children}
    </Stack>
  );
}
