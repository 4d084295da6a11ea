import { Group, Skeleton, Stack, Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconChevronRight, IconCircleCheck, IconCircleX, IconCloudOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { concernsOf, stockFollows } from '@/features/overview/attention';
import { overviewMessages } from '@/features/overview/messages';
import classes from '@/features/overview/overview.module.css';
import { forecastsQuery, pipelineQuery, soonestOutQuery } from '@/features/overview/queries';
import { useMay } from '@/shared/api/permissions';
import { useFilters } from '@/shared/filters/useFilters';
import { useLinks } from '@/shared/filters/useLinks';
import { useIsWider, WholeBusiness } from '@/shared/filters/WholeBusiness';
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
  const [{ narrowed }] = useFilters();
  const stock = useQuery(soonestOutQuery(narrowed));
  const failedForecasts = useQuery(forecastsQuery('failed', narrowed.category));
  const staleForecasts = useQuery(forecastsQuery('stale', narrowed.category));
  const pipeline = useQuery({ ...pipelineQuery, enabled: mayPipeline });

  const asked = { stock, failedForecasts, staleForecasts, ...(mayPipeline && { pipeline }) };
  const allWider = useIsWider(stockFollows);
  const waits = Object.values(asked).some((query) => query.isPending);
  const failed = (Object.keys(asked) as (keyof typeof asked)[]).filter((name) => asked[name]?.isLoadingError);
  const concerns = concernsOf(
    { stock: stock.data, failed: failedForecasts.data, stale: staleForecasts.data, pipeline: pipeline.data },
    narrowed,
  );

  return (
    <section className="surface panel" aria-label={attention.title}>
      <Group justify="space-between" gap="xs">
        <Title order={2}>{attention.title}</Title>
        <WholeBusiness follows={stockFollows} />
      </Group>
      <ul className={classes.lines}>
        {concerns.map(({ kind, severity, count, path, search, follows }) => {
          const { Icon, colour } = looks[severity];
          return (
            <li key={kind}>
              <Link to={links.toRows(path, search)} data-rows={kind === 'unconverted' ? undefined : count}>
                <Icon size={20} color={colour} aria-hidden />
                <Text span size="sm">
                  {attention[kind](count, formats.number(count))} {!allWider && <WholeBusiness follows={follows} />}
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
