import { Button, Center, Stack, Text, Title } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { useMay } from '@/shared/api/permissions';
import { useMessages } from '@/shared/i18n/useLanguage';
import { Logo } from '@/shared/ui/Logo';

/** Before the first sale: why there is nothing, and the one next step. */
export function FirstUse() {
  const { empty } = useMessages().overview;
  const maySend = useMay('ingest:write');

  return (
    <Center className="surface" mih={420} p="xl">
      <Stack align="center" gap="sm" maw={460} ta="center">
        <Logo size={48} />
        <Title order={2}>{empty.title}</Title>
        <Text c="dimmed">{empty.detail}</Text>
        {maySend ? (
          <Button component="a" href="/api/docs" mt="xs" rightSection={<IconArrowRight size={16} />}>
            {empty.next}
          </Button>
        ) : (
          <Text c="dimmed">{empty.viewer}</Text>
        )}
      </Stack>
    </Center>
  );
}
