import { Skeleton, Stack, Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconChevronRight, IconCircleCheck, IconCircleX, IconCloudOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { concernsOf } from '@/features/overview/attention';
import { overviewMessages } from '@/features/overview/messages';
import classes from '@/features/overview/overview.module.css';
import { forecastSummaryQuery, pipelineQuery, reorderQuery, soonestOutQuery } from '@/features/overview/queries';
import { useMay } from '@/shared/api/permissions';
import { useLinks } from '@/shared/filters/useLinks';
import { useFormats } from '@/shared/format/useFormats';
import { useMessages } from '@/shared/i18n/useLanguage';
import { StaleNotice } from '@/shared/ui/StaleNotice';

const looks = {
  bad: { Icon: IconCircleX, colour: 'var(--bp-bad)' },
  warn: { Icon: IconAlertTriangle, colour: 'var(--bp-warn)' },
};

/** What somebody should see to, each line leading to its place. */
export function Attention() {
  const { attention } = useMessages(overviewMessages);
  const formats = useFormats();
  const links = useLinks();
  const mayPipeline = useMay('pipeline:read');
  const stock = useQuery(soonestOutQuery);
  const orders = useQuery(reorderQuery);
  const forecasts = useQuery(forecastSummaryQuery);
  const pipeline = useQuery({ ...pipelineQuery, enabled: mayPipeline });

  const asked = { stock, orders, forecasts, ...(mayPipeline && { pipeline }) };
  const waits = Object.values(asked).some((query) => query.isPending);
  const failed = (Object.keys(asked) as (keyof typeof asked)[]).filter((name) => asked[name]?.isLoadingError);
  const concerns = concernsOf({
    stock: stock.data,
    reorder: orders.data,
    forecasts: forecasts.data,
    pipeline: pipeline.data,
  });

  return (
    <section className="surface panel" aria-label={attention.title}>
      <Title order={2}>{attention.title}</Title>
      <ul className={classes.lines}>
        {concerns.map(({ kind, severity, count, path, search }) => {
          const { Icon, colour } = looks[severity];
          return (
            <li key={kind}>
              <Link to={links.to(path, search)}>
                <Icon size={20} color={colour} aria-hidden />
                <Text span size="sm">
                  {attention[kind](count, formats.number(count))}
                </Text>
                <IconChevronRight size={16} color="var(--bp-muted)" aria-hidden />
              </Link>
            </li>
          );
        })}
        {failed.map((name) => (
          <li key={name}>
            <span>
              <IconCloudOff size={20} color="var(--mantine-color-dimmed)" aria-hidden />
              <Text span size="sm" c="dimmed">
                {attention.unchecked[name]}
              </Text>
            </span>
          </li>
        ))}
      </ul>
      {waits && (
        <Stack gap="xs">
          <Skeleton h={20} />
          <Skeleton h={20} w="70%" />
        </Stack>
      )}
      <StaleNotice queries={Object.values(asked)} />
      {!waits && concerns.length === 0 && failed.length === 0 && (
        <Stack align="center" justify="center" gap={6} flex={1} py="xs">
          <IconCircleCheck size={32} stroke={1.5} color="var(--bp-good)" aria-hidden />
          <Text c="dimmed">{attention.nothing}</Text>
        </Stack>
      )}
    </section>
  );
}
