import { Center, Stack, Text, Title } from '@mantine/core';
import { overviewMessages } from '@/features/overview/messages';
import { useMessages } from '@/shared/i18n/useLanguage';
import { HowToSend } from '@/shared/ui/HowToSend';
import { Logo } from '@/shared/ui/Logo';

/** Before the first sale: why there is nothing, and the one next step. */
export function FirstUse() {
  const { empty } = useMessages(overviewMessages);

  return (
    <Center className="surface" mih={420} p="xl">
      <Stack align="center" gap="sm" maw={460} ta="center">
        <Logo size={48} />
        <Title order={2}>{empty.title}</Title>
        <Text c="dimmed">{empty.detail}</Text>
        <HowToSend />
      </Stack>
    </Center>
  );
}
