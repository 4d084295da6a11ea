import { Group, Skeleton, Stack } from '@mantine/core';

const rows = 10;

/** In the shape of the chips and the table. */
export const InventorySkeleton = () => (
  <Stack>
    <Group gap="xs">
      {[110, 120, 90, 100].map((width) => (
        <Skeleton key={width} h={32} w={width} radius="xl" />
      ))}
    </Group>
    <Stack className="surface" p="md" gap="md">
      {Array.from({ length: rows }, (_, row) => (
        <Skeleton key={row} h={44} />
      ))}
    </Stack>
  </Stack>
);
