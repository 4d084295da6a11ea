import { Text, UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from '@/features/inventory/inventory.module.css';
import { type InventoryList, type InventoryPage, risks } from '@/features/inventory/inventoryList';
import { inventoryMessages } from '@/features/inventory/messages';
import { RiskBadge } from '@/shared/stock/RiskBadge';
import { useFormats } from '@/shared/format/useFormats';
import { useMessages } from '@/shared/i18n/useLanguage';

interface RowFilterProps {
  readonly list: InventoryList;
  readonly page: InventoryPage;
}

/** How many products are at which risk, and how many need an order or a delivery, as buttons that show only those. */
export function RowFilter({ list, page: { counts, all } }: RowFilterProps) {
  const inventory = useMessages(inventoryMessages);
  const { risk, due, shelf, inbound } = list.filters;
  const chosen = risks.filter((one) => risk.split(',').includes(one));

  return (
    <div className={classes.chips} role="group" aria-label={inventory.rowFilter}>
      {risks.map((one) => {
        const pressed = chosen.includes(one);
        const next = pressed ? chosen.filter((other) => other !== one) : [...chosen, one];
        return (
          <Chip
            key={one}
            count={counts[one]}
            pressed={pressed}
            onClick={() => list.filter({ risk: next.join(',') })}
            label={<RiskBadge risk={one} />}
          />
        );
      })}
      <Chip
        count={all.orders}
        pressed={due === 'order'}
        onClick={() => list.filter({ due: due === 'order' ? null : 'order' })}
        label={inventory.rows.order}
      />
      <Chip
        count={all.overdueOrders}
        pressed={due === 'overdue'}
        onClick={() => list.filter({ due: due === 'overdue' ? null : 'overdue' })}
        label={inventory.rows.overdue}
      />
      <Chip
        count={all.emptyProducts}
        pressed={shelf === 'empty'}
        onClick={() => list.filter({ shelf: shelf ? null : 'empty' })}
        label={inventory.rows.emptyShelf}
      />
      <Chip
        count={all.lateInbound}
        pressed={inbound === 'late'}
        onClick={() => list.filter({ inbound: inbound === 'late' ? null : 'late' })}
        label={inventory.rows.late}
      />
    </div>
  );
}

interface ChipProps {
  readonly count: number;
  readonly pressed: boolean;
  readonly onClick: () => void;
  readonly label: ReactNode;
}

/** Nobody asks for none, unless they do already. */
function Chip({ count, pressed, onClick, label }: ChipProps) {
  const formats = useFormats();
  if (count === 0 && !pressed) return null;

  return (
    <UnstyledButton className={classes.chip} aria-pressed={pressed} onClick={onClick}>
      {typeof label === 'string' ? (
        <Text span size="sm" fw={600}>
          {label}
        </Text>
      ) : (
        label
      )}{' '}
      <Text span size="sm" className="tabular">
        {formats.number(count)}
      </Text>
    </UnstyledButton>
  );
}
