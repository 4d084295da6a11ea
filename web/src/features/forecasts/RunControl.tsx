import { Box, Button, Group, Progress, Text } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { forecastsMessages, type ForecastsMessages } from '@/features/forecasts/messages';
import { type ForecastRun, isOver, runQuery, startRun } from '@/features/forecasts/queries';
import type { Subject } from '@/features/forecasts/view';
import { useMay } from '@/shared/api/permissions';
import type { Formats } from '@/shared/format/formats';
import { useFormats } from '@/shared/format/useFormats';
import { useMessages } from '@/shared/i18n/useLanguage';
import { notifyFailure } from '@/shared/ui/notify';

/** Makes the forecasts of what is shown anew, and tells how far it has got; says why when the role may not. */
export function RunControl({ subject }: { subject: Subject }) {
  const { run: words } = useMessages(forecastsMessages);
  const { states } = useMessages();
  const allowed = useMay('forecasts:run');
  const queries = useQueryClient();
  const [id, setId] = useState<string | null>(null);
  const starting = useMutation({
    mutationFn: () => startRun(subject),
    onSuccess: (run) => setId(run.id),
    onError: (error) => notifyFailure({ title: words.failed, error, unreachable: states.unreachable }),
  });
  const run = useQuery(runQuery(id)).data;
  const over = run !== undefined && isOver(run);

  useEffect(() => {
    if (over) void queries.invalidateQueries({ queryKey: ['/api/forecasts'] });
  }, [over, queries]);

  return (
    <Group gap={0} wrap="nowrap">
      {run?.state === 'running' && <RunProgress run={run} />}
      <Box role="status">
        {run && run.state !== 'running' && (
          <Box mr="sm">
            <RunState run={run} />
          </Box>
        )}
      </Box>
      <Button
        leftSection={<IconPlayerPlay size={16} stroke={1.8} />}
        loading={starting.isPending || (id !== null && !over)}
        {...(!allowed && { 'data-disabled': true })}
        aria-disabled={!allowed}
        data-hint={allowed ? words.hint : words.notAllowed}
        onClick={() => allowed && starting.mutate()}
      >
        {words.start}
      </Button>
    </Group>
  );
}

/** How far it has got: too often another number to be read aloud. */
function RunProgress({ run: { done, failed, products } }: { run: ForecastRun }) {
  const { run: words } = useMessages(forecastsMessages);
  const formats = useFormats();
  const text = words.progress(formats.number(done), formats.number(products));

  return (
    <Box mr="sm">
      <Text size="sm" className="tabular">
        {withFailures(text, failed, words, formats)}
      </Text>
      <Progress value={products === 0 ? 0 : (done / products) * 100} size="sm" mt={4} aria-label={words.label} />
    </Box>
  );
}

function RunState({ run: { state, failed, products, failure } }: { run: ForecastRun }) {
  const { run: words, method } = useMessages(forecastsMessages);
  const formats = useFormats();
  if (state === 'queued') return <Text size="sm">{words.queued}</Text>;
  if (state === 'failed')
    return (
      <Text size="sm" c="var(--bp-bad)">
        {failure ? method.failures[failure] : words.failed}
      </Text>
    );

  return (
    <Text size="sm" className="tabular">
      {withFailures(words.completed(formats.number(products - failed)), failed, words, formats)}
    </Text>
  );
}

const withFailures = (text: string, failed: number, words: ForecastsMessages['run'], formats: Formats): string =>
  failed > 0 ? `${text}, ${words.someFailed(formats.number(failed))}` : text;
