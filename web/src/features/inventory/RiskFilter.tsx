import { Text, UnstyledButton } from '@mantine/core';
import classes from '@/features/inventory/inventory.module.css';
import type { InventoryPage } from '@/features/inventory/queries';
import { RiskBadge } from '@/shared/stock/RiskBadge';
import { type Risk, risks } from '@/features/inventory/view';
import { useFormats } from '@/shared/format/useFormats';
import { useMessages } from '@/shared/i18n/useLanguage';

interface RiskFilterProps {
  readonly counts: InventoryPage['counts'];
  readonly chosen: readonly Risk[];
  readonly onChoose: (risks: readonly Risk[]) => void;
}

/** How many products are at which risk, as buttons that show only those. */
export function RiskFilter({ counts, chosen, onChoose }: RiskFilterProps) {
  const { inventory } = useMessages();
  const formats = useFormats();
  const offered = risks.filter((risk) => counts[risk] > 0 || chosen.includes(risk));

  return (
    <div className={classes.chips} role="group" aria-label={inventory.riskFilter}>
      {offered.map((risk) => {
        const pressed = chosen.includes(risk);
        return (
          <UnstyledButton
            key={risk}
            className={classes.chip}
            aria-pressed={pressed}
            onClick={() => onChoose(pressed ? chosen.filter((other) => other !== risk) : [...chosen, risk])}
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
