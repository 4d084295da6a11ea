import { Text, UnstyledButton } from '@mantine/core';
import classes from '@/features/inventory/inventory.module.css';
import { type InventoryList, type InventoryPage, type Risk, risks } from '@/features/inventory/inventoryList';
import { inventoryMessages } from '@/features/inventory/messages';
import { RiskBadge } from '@/shared/stock/RiskBadge';
import { useFormats } from '@/shared/format/useFormats';
import { useMessages } from '@/shared/i18n/useLanguage';

interface RiskFilterProps {
  readonly list: InventoryList;
  readonly counts: InventoryPage['counts'];
}

/** How many products are at which risk, as buttons that show only those. */
export function RiskFilter({ list, counts }: RiskFilterProps) {
  const inventory = useMessages(inventoryMessages);
  const formats = useFormats();
  const chosen = risks.filter((risk) => list.filters.risk.split(',').includes(risk));
  const offered = risks.filter((risk) => counts[risk] > 0 || chosen.includes(risk));

  const choose = (next: readonly Risk[]): void => list.filter({ risk: next.join(',') });

  return (
    <div className={classes.chips} role="group" aria-label={inventory.riskFilter}>
      {offered.map((risk) => {
        const pressed = chosen.includes(risk);
        return (
          <UnstyledButton
            key={risk}
            className={classes.chip}
            aria-pressed={pressed}
            onClick={() => choose(pressed ? chosen.filter((other) => other !== risk) : [...chosen, risk])}
          >
            <RiskBadge risk={risk} />{' '}
            <Text span size="sm" className="tabular">
              {formats.number(counts[risk])}
            </Text>
          </UnstyledButton>
        );
      })}
    </div>
  );
}
