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
import type { Answer } from '@/shared/api/read';
import { useMessages } from '@/shared/i18n/useLanguage';
import classes from '@/shared/stock/stock.module.css';

type Risk = Answer<'/api/inventory'>['items'][number]['risk'];

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
export function RiskBadge({ risk, small = false }: { risk: Risk; small?: boolean }) {
  const { stock } = useMessages();
  const { Icon, colour } = looks[risk];

  return (
    <Text span size={small ? 'xs' : 'sm'} fw={600} c={colour} className={classes.risk} title={stock.riskMeaning[risk]}>
      <Icon size={small ? 14 : 16} stroke={1.9} aria-hidden />
      {stock.risks[risk]}
    </Text>
  );
}
