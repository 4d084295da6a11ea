import { Button, Text } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { useMay } from '@/shared/api/permissions';
import { useMessages } from '@/shared/i18n/useLanguage';

/** The one next step where nothing has come in yet: for those who may take it, and whom to ask for the others. */
export function HowToSend() {
  const { states } = useMessages();
  if (!useMay('ingest:write')) return <Text c="dimmed">{states.othersSend}</Text>;

  return (
    <Button component="a" href="/api/docs" mt="xs" rightSection={<IconArrowRight size={16} />}>
      {states.howToSend}
    </Button>
  );
}
