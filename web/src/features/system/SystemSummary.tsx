import { Group, Text } from '@mantine/core';
import { IconActivityHeartbeat, IconAlertTriangle } from '@tabler/icons-react';
import { systemMessages } from '@/features/system/messages';
import type { SystemHealth } from '@/features/system/queries';
import { useMessages } from '@/shared/i18n/useLanguage';

export function SystemSummary({ parts }: Pick<SystemHealth, 'parts'>) {
  const system = useMessages(systemMessages);
  const unhealthy = parts.filter((part) => part.status !== 'healthy').length;

  return (
    <Group className="surface" p="lg" role="status">
      {unhealthy === 0 ? (
        <IconActivityHeartbeat size={28} color="var(--bp-good)" aria-hidden />
      ) : (
        <IconAlertTriangle size={28} color="var(--bp-bad)" aria-hidden />
      )}
      <Text size="lg" fw={600}>
        {unhealthy === 0 ? system.allHealthy(parts.length) : system.someUnhealthy(unhealthy, parts.length)}
      </Text>
    </Group>
  );
}
