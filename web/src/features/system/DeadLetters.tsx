import { Button, Code, Group, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type DeadLetter, deadLettersQuery, pipelineQuery, replay } from '@/features/system/queries';
import classes from '@/features/system/system.module.css';
import { useBusinessClock } from '@/features/system/useBusinessClock';
import { useMay } from '@/shared/api/permissions';
import { useMessages } from '@/shared/i18n/useLanguage';
import { notifyFailure } from '@/shared/ui/notify';
import { QueryPanel } from '@/shared/ui/QueryPanel';

/** The newest messages that could not be taken in, each with its reason; those whose reason has gone can be sent again. */
export function DeadLetters() {
  const { deadLetters: texts } = useMessages().system;
  const letters = useQuery(deadLettersQuery);

  return (
    <section className="surface panel" aria-label={texts.title}>
      <Title order={2}>{texts.title}</Title>
      <QueryPanel query={letters} isEmpty={({ items }) => items.length === 0} empty={texts.none}>
        {({ items }) => (
          <ul className={classes.letters}>
            {items.map((letter) => (
              <Letter key={letter.id} letter={letter} />
            ))}
          </ul>
        )}
      </QueryPanel>
    </section>
  );
}

function Letter({ letter }: { letter: DeadLetter }) {
  const { system, states } = useMessages();
  const { deadLetters: texts } = system;
  const clock = useBusinessClock();
  const queries = useQueryClient();
  const mayReplay = useMay('imports:manage');
  const sending = useMutation({
    mutationFn: () => replay(letter.id),
    onSuccess: () =>
      Promise.all(
        [deadLettersQuery, pipelineQuery].map(({ queryKey }) => queries.invalidateQueries({ queryKey: [...queryKey] })),
      ),
    onError: (error) => notifyFailure({ title: texts.refused, error, unreachable: states.unreachable }),
  });

  return (
    <li>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <Stack gap={2} miw={0}>
          <Text size="sm" fw={550}>
            {letter.reason}
          </Text>
          <Text size="xs" c="dimmed" className="tabular">
            {texts.place(clock(letter.recordedAt), letter.topic, letter.offset)}
          </Text>
        </Stack>
        {mayReplay && (
          <Button
            size="compact-sm"
            variant="default"
            aria-label={texts.replayOf(letter.id)}
            loading={sending.isPending}
            onClick={() => sending.mutate()}
          >
            {texts.replay}
          </Button>
        )}
      </Group>
      <Code className={classes.body}>{letter.body}</Code>
    </li>
  );
}
