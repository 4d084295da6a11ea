import { Text } from '@mantine/core';
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleX,
  IconFlame,
  IconHelpCircle,
  IconStack2,
  IconQuestionMark,
} from '@tabler/icons-react';
import classes from '@/features/inventory/inventory.module.css';
import type { Risk } from '@/features/inventory/view';
import { useMessages } from '@/shared/i18n/useLanguage';

const looks = {
  out: { Icon: IconCircleX, colour: 'var(--bp-bad)' },
  critical: { Icon: IconFlame, colour: 'var(--bp-bad)' },
  low: { Icon: IconAlertTriangle, colour: 'var(--bp-warn)' },
  ok: { Icon: IconCircleCheck, colour: 'var(--bp-good)' },
  excess: { Icon: IconStack2, colour: 'var(--mantine-color-dimmed)' },
  untracked: { Icon: IconHelpCircle, colour: 'var(--mantine-color-dimmed)' },
  unknown: { Icon: IconQuestionMark, colour: 'var(--mantine-color-dimmed)' },
};

/** A risk by icon, word and colour; what it means on hover. */
export function RiskBadge({ risk }: { risk: Risk }) {
  const { inventory } = useMessages();
  const { Icon, colour } = looks[risk];

  return (
    <Text span size="sm" fw={600} c={colour} className={classes.risk} title={inventory.riskMeaning[risk]}>
      <Icon size={16} stroke={1.9} aria-hidden />
      {inventory.risks[risk]}
    </Text>
  );
}
