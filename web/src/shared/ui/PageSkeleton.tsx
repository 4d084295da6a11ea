import { Group, Skeleton, Stack } from '@mantine/core';

/** A page before it is there: title, bar, numbers, picture. As high as the screen, so that no scroll bar comes and goes. */
export const PageSkeleton = () => (
  <Stack gap="lg" mih="100dvh">
    <Group justify="space-between">
      <Skeleton h={31} w={180} />
      <Skeleton h={36} w={320} />
    </Group>
    <Group grow>
      {[1, 2, 3, 4].map((number) => (
        <Skeleton key={number} h={112} radius="lg" />
      ))}
    </Group>
    <Skeleton h={440} radius="lg" />
  </Stack>
);
