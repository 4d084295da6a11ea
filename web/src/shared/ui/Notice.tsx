import { Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';

interface NoticeProps {
  readonly title: string;
  readonly detail?: ReactNode;
  readonly role?: 'alert';
  readonly children?: ReactNode;
}

/** A quiet card in the place of what cannot be shown. */
export function Notice({ title, detail, role, children }: NoticeProps) {
  return (
    <Stack className="surface" role={role} align="center" gap="xs" p="xl" ta="center">
      <Text fw={600}>{title}</Text>
      {detail && <Text c="dimmed">{detail}</Text>}
      {children}
    </Stack>
  );
}
