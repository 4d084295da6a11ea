import { Box, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { systemMessages } from '@/features/system/messages';
import { PartsTable } from '@/features/system/PartsTable';
import { PipelinePanel } from '@/features/system/PipelinePanel';
import { systemHealthQuery } from '@/features/system/queries';
import { SystemSummary } from '@/features/system/SystemSummary';
import { useBusinessClock } from '@/features/system/useBusinessClock';
import { useMay } from '@/shared/api/permissions';
import { useMessages } from '@/shared/i18n/useLanguage';
import { Page } from '@/shared/ui/Page';
import { QueryPanel } from '@/shared/ui/QueryPanel';

export function SystemPage() {
  const { pages } = useMessages();
  const system = useMessages(systemMessages);
  const clock = useBusinessClock();
  const health = useQuery(systemHealthQuery);
  const mayPipeline = useMay('pipeline:read');

  return (
    <Page title={pages.system} lead={system.lead}>
      <Box pos="relative">
        <QueryPanel
          query={health}
          isEmpty={({ parts }) => parts.length === 0}
          empty={system.empty}
          skeleton={<Skeleton h={420} radius="lg" />}
        >
          {({ parts }) => (
            <Stack gap="md">
              <SystemSummary parts={parts} />
              <PartsTable parts={parts} />
              <Text size="sm" c="dimmed" className="tabular">
                {system.checked(clock(new Date(health.dataUpdatedAt).toISOString()))}
              </Text>
            </Stack>
          )}
        </QueryPanel>
      </Box>
      {mayPipeline && <PipelinePanel />}
    </Page>
  );
}
