import { SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { DeadLetters } from '@/features/system/DeadLetters';
import { systemMessages } from '@/features/system/messages';
import { pipelineQuery } from '@/features/system/queries';
import { useBusinessClock } from '@/features/system/useBusinessClock';
import { useFormats } from '@/shared/format/useFormats';
import { useMessages } from '@/shared/i18n/useLanguage';
import { wordOf } from '@/shared/i18n/wordOf';
import { QueryPanel } from '@/shared/ui/QueryPanel';

/** How sales come in: how fast, what waits, and what could not be taken in. */
export function PipelinePanel() {
  const { pipeline: texts } = useMessages(systemMessages);
  const formats = useFormats();
  const clock = useBusinessClock();
  const pipeline = useQuery(pipelineQuery);

  return (
    <Stack gap="md" pos="relative">
      <QueryPanel query={pipeline}>
        {({ state, waitsFor, eventsPerSecond, lag, deadLetters, unconverted, lastCheck }) => (
          <>
            <section className="surface panel" aria-label={texts.title}>
              <Title order={2}>{texts.title}</Title>
              <SimpleGrid cols={{ base: 2, xs: 3, lg: 6 }} spacing="lg">
                <Fact
                  label={texts.state}
                  value={wordOf(texts.waits, waitsFor ?? '') ?? wordOf(texts.states, state) ?? state}
                  tone={state === 'running' ? 'good' : 'warn'}
                />
                <Fact label={texts.rate} value={formats.number(eventsPerSecond, 1)} />
                <Fact label={texts.lag} value={formats.number(lag)} />
                <Fact
                  label={texts.deadLetters}
                  value={formats.number(deadLetters)}
                  {...(deadLetters > 0 && { tone: 'bad' })}
                />
                <Fact
                  label={texts.unconverted}
                  value={formats.number(unconverted)}
                  {...(unconverted > 0 && { tone: 'warn' })}
                />
                <Fact
                  label={texts.check}
                  value={lastCheck ? (lastCheck.agrees ? texts.agrees : texts.differs) : formats.number(null)}
                  {...(lastCheck && { note: clock(lastCheck.finishedAt), tone: lastCheck.agrees ? 'good' : 'bad' })}
                />
              </SimpleGrid>
            </section>
            {deadLetters > 0 && <DeadLetters />}
          </>
        )}
      </QueryPanel>
    </Stack>
  );
}

interface FactProps {
  readonly label: string;
  readonly value: string;
  readonly note?: string;
  readonly tone?: 'good' | 'warn' | 'bad';
}

const Fact = ({ label, value, note, tone }: FactProps) => (
  <div>
    <Text size="xs" c="dimmed">
      {label}
    </Text>
    <Text fw={600} className="tabular" {...(tone && { c: `var(--bp-${tone})` })}>
      {value}
    </Text>
    {note && (
      <Text size="xs" c="dimmed" className="tabular">
        {note}
      </Text>
    )}
  </div>
);
