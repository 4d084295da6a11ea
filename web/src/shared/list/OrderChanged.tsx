import { Button } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useMessages } from '@/shared/i18n/useLanguage';
import type { SteadyRows } from '@/shared/list/useSteadyOrder';

/** Offers the newest order, when rows were kept in their places because somebody points at them. */
export function OrderChanged({ steady }: { steady: Pick<SteadyRows<unknown>, 'changed' | 'refresh'> }) {
  const { list } = useMessages();

  return (
    <div role="status">
      {steady.changed && (
        <Button size="compact-sm" variant="light" leftSection={<IconRefresh size={14} />} onClick={steady.refresh}>
          {list.orderChanged}
        </Button>
      )}
    </div>
  );
}
