import { Text } from '@mantine/core';
import { IconChartDots, IconCircleDashed, IconUsersGroup } from '@tabler/icons-react';
import classes from '@/features/forecasts/forecasts.module.css';
import type { Forecast } from '@/features/forecasts/queries';
import { useFormats } from '@/shared/format/useFormats';
import { useMessages } from '@/shared/i18n/useLanguage';

interface MethodBadgeProps {
  readonly kind: Forecast['method']['kind'];
  readonly models: number;
  readonly historyDays: number;
}

const icons = { models: IconChartDots, category: IconUsersGroup, none: IconCircleDashed };

/** From what a forecast was made, such as the category's band for a product with a short history. */
export function MethodBadge({ kind, models, historyDays }: MethodBadgeProps) {
  const { method } = useMessages().forecasts;
  const formats = useFormats();
  const Icon = icons[kind];
  const text = {
    models: () => method.models(models),
    category: () => method.category(formats.number(historyDays)),
    none: () => method.none,
  }[kind]();

  return (
    <Text span fw={600} className={classes.badge}>
      <Icon size={17} stroke={1.8} aria-hidden />
      {text}
    </Text>
  );
}
