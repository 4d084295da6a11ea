import { Button, Code, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { systemMessages } from '@/features/system/messages';
import { type DeadLetter, deadLettersQuery, pipelineQuery, replay } from '@/features/system/queries';
import classes from '@/features/system/system.module.css';
import { useBusinessClock } from '@/features/system/useBusinessClock';
import { useMay } from '@/shared/api/permissions';
import { Told } from '@/shared/i18n/Told';
import { useMessages } from '@/shared/i18n/useLanguage';
import { notifyFailure } from '@/shared/ui/notify';
import { QueryPanel } from '@/shared/ui/QueryPanel';
import { Table } from '@/shared/ui/Table';

/** The newest messages that could not be taken in, each with its reason; those whose reason has gone can be sent again. */
export function DeadLetters() {
  const { deadLetters: texts } = useMessages(systemMessages);
  const letters = useQuery(deadLettersQuery);
  const mayReplay = useMay('imports:manage');

  return (
    <section className="surface panel" aria-label={texts.title}>
      <Title order={2}>{texts.title}</Title>
      <QueryPanel query={letters} isEmpty={({ items }) => items.length === 0} empty={texts.none}>
        {({ items }) => (
          <div data-total={items.length}>
            <Table
              label={texts.title}
              items={items}
              keyOf={({ id }) => String(id)}
              columns={[
                { title: texts.reason, className: classes.letter, cell: (letter) => <Reason letter={letter} /> },
                ...(mayReplay
                  ? [
                      {
                        title: texts.action,
                        align: 'right' as const,
                        cell: (letter: DeadLetter) => <Replay letter={letter} />,
                      },
                    ]
                  : []),
              ]}
            />
          </div>
        )}
      </QueryPanel>
    </section>
  );
}

function Reason({ letter: { reason, recordedAt, topic, offset, body } }: { letter: DeadLetter }) {
  const { deadLetters: texts } = useMessages(systemMessages);
  const clock = useBusinessClock();

  return (
    <>
      <Text size="sm" fw={550}>
        <Told>{reason}</Told>
      </Text>
      <Text size="xs" c="dimmed">
        {texts.place(clock(recordedAt), topic, offset)}
      </Text>
      <Code className={classes.body}>{body}</Code>
    </>
  );
}

function Replay({ letter: { id } }: { letter: DeadLetter }) {
  const { states } = useMessages();
  const system = useMessages(systemMessages);
  const { deadLetters: texts } = system;
  const queries = useQueryClient();
  const sending = useMutation({
    mutationFn: () => replay(id),
    onSuccess: () =>
      Promise.all(
        [deadLettersQuery, pipelineQuery].map(({ queryKey }) => queries.invalidateQueries({ queryKey: [...queryKey] })),
      ),
    onError: (error) => notifyFailure({ title: texts.refused, error, unreachable: states.unreachable }),
  });

  return (
    <Button
      size="compact-sm"
      variant="default"
      aria-label={texts.replayOf(id)}
      loading={sending.isPending}
      onClick={() => sending.mutate()}
    >
      {texts.replay}
    </Button>
  );
}
