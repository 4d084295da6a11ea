import { Text } from '@mantine/core';
import { IconChartDots, IconCircleDashed, IconUsersGroup } from '@tabler/icons-react';
import classes from '@/features/forecasts/forecasts.module.css';
import { forecastsMessages } from '@/features/forecasts/messages';
import { useFormats } from '@/shared/format/useFormats';
import { useMessages } from '@/shared/i18n/useLanguage';

interface MethodBadgeProps {
  readonly kind: string;
  readonly models: number;
  readonly historyDays: number | null;
}

/** From what a forecast was made, such as the category's band for a product with a short history. */
export function MethodBadge({ kind, models, historyDays }: MethodBadgeProps) {
  const { method } = useMessages(forecastsMessages);
  const formats = useFormats();
  const [Icon, text] =
    kind === 'models'
      ? [IconChartDots, method.models(models)]
      : kind === 'category'
        ? [IconUsersGroup, method.category(formats.number(historyDays))]
        : [IconCircleDashed, method.none];

  return (
    <Text span fw={600} className={classes.badge}>
      <Icon size={17} stroke={1.8} aria-hidden />
      {text}
    </Text>
  );
}
