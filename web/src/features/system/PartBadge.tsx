import { Group, Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconCircleX, IconHelpCircle } from '@tabler/icons-react';
import { systemMessages } from '@/features/system/messages';
import type { Api } from '@/shared/api/types';
import { useMessages } from '@/shared/i18n/useLanguage';

const looks = {
  healthy: { Icon: IconCircleCheck, colour: 'var(--bp-good)' },
  unknown: { Icon: IconHelpCircle, colour: 'var(--mantine-color-dimmed)' },
  degraded: { Icon: IconAlertTriangle, colour: 'var(--bp-warn)' },
  unhealthy: { Icon: IconCircleX, colour: 'var(--bp-bad)' },
};

/** A state by icon, word and colour. */
export function PartBadge({ status }: Pick<Api['SystemPart'], 'status'>) {
  const system = useMessages(systemMessages);
  const { Icon, colour } = looks[status];

  return (
    <Group gap={6} wrap="nowrap" c={colour}>
      <Icon size={18} aria-hidden />
      <Text span size="sm" fw={550}>
        {system.states[status]}
      </Text>
    </Group>
  );
}
