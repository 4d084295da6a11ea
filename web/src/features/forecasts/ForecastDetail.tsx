import { Anchor, Breadcrumbs, Group, Select, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { AccuracyCard } from '@/features/forecasts/AccuracyCard';
import { ForecastChart } from '@/features/forecasts/ForecastChart';
import classes from '@/features/forecasts/forecasts.module.css';
import { forecastsMessages } from '@/features/forecasts/messages';
import { methodInWords } from '@/features/forecasts/method';
import { MethodCard } from '@/features/forecasts/MethodCard';
import { NextCard } from '@/features/forecasts/NextCard';
import { DeadNotice } from '@/features/forecasts/DeadNotice';
import { type Forecast, forecastQuery, isMade, type MadeForecast } from '@/features/forecasts/queries';
import { type ForecastView, historyChoices, type Subject, type useForecastView } from '@/features/forecasts/view';
import { Problem } from '@/shared/api/problem';
import { useBusiness } from '@/shared/business/useBusiness';
import { useLinks } from '@/shared/filters/useLinks';
import { useFormats } from '@/shared/format/useFormats';
import { useMessages } from '@/shared/i18n/useLanguage';
import { Notice } from '@/shared/ui/Notice';
import { QueryPanel } from '@/shared/ui/QueryPanel';
import { StaleNotice } from '@/shared/ui/StaleNotice';

interface ForecastDetailProps {
  readonly view: ForecastView;
  readonly change: ReturnType<typeof useForecastView>[1];
}

/** The forecast of one subject: chart, sum, accuracy and method. */
export function ForecastDetail({ view, change }: ForecastDetailProps) {
  const forecasts = useMessages(forecastsMessages);
  const formats = useFormats();
  const { subject, historyDays, earlier } = view;
  const newest = useQuery(forecastQuery(subject, historyDays));
  const before = useQuery({ ...forecastQuery(subject, historyDays, earlier), enabled: earlier !== null });

  if (newest.error instanceof Problem && newest.error.status === 404)
    return <Notice title={subject.level === 'product' ? forecasts.unknown(subject.sku) : forecasts.none} />;

  return (
    <QueryPanel query={newest} skeleton={<DetailSkeleton />} showsStale>
      {(forecast) => (
        <Stack gap="md">
          <Group justify="space-between" gap="sm">
            <Trail forecast={forecast} subject={subject} />
            <ChartChoices forecast={forecast} view={view} change={change} />
          </Group>
          <Stack gap="md" pos="relative">
            {isMade(forecast) && isDead(forecast) ? (
              <>
                <DeadNotice forecast={forecast} />
                <MethodCard forecast={forecast} />
              </>
            ) : !isMade(forecast) ? (
              <Notice title={forecasts.none} detail={methodInWords(forecast.method, forecasts.method, formats)} />
            ) : (
              <>
                <ForecastChart
                  forecast={forecast}
                  earlier={earlier !== null && before.data && isMade(before.data) ? before.data : null}
                  name={nameOf(forecast, forecasts.ofTotal)}
                />
                <div className={classes.facts}>
                  <div className={classes.column}>
                    <NextCard forecast={forecast} />
                    <AccuracyCard accuracy={forecast.accuracy} />
                  </div>
                  <MethodCard forecast={forecast} />
                </div>
              </>
            )}
            <StaleNotice queries={[newest]} />
          </Stack>
        </Stack>
      )}
    </QueryPanel>
  );
}

const leastExpected = 0.5;

/** Nobody is expected to buy even one. */
const isDead = (forecast: MadeForecast): boolean => forecast.level === 'product' && forecast.total.p90 < leastExpected;

const nameOf = ({ level, name, key }: Forecast, total: string): string =>
  level === 'total' ? total : (name ?? key ?? total);

/** From everything down to what is shown. */
function Trail({ forecast, subject }: { forecast: Forecast; subject: Subject }) {
  const forecasts = useMessages(forecastsMessages);
  const links = useLinks();
  const { category } = forecast;

  return (
    <Group gap="lg">
      <Breadcrumbs separator="›" classNames={{ root: classes.trail, breadcrumb: classes.crumb }}>
        {subject.level !== 'total' && (
          <Anchor component={Link} to="/forecasts" size="sm">
            {forecasts.total}
          </Anchor>
        )}
        {subject.level === 'product' && category && (
          <Anchor component={Link} to={`/forecasts?category=${encodeURIComponent(category)}`} size="sm">
            {category}
          </Anchor>
        )}
        <Text size="sm" fw={600}>
          {nameOf(forecast, forecasts.total)}
        </Text>
      </Breadcrumbs>
      {subject.level === 'product' && (
        <Anchor component={Link} to={links.stock(subject.sku)} size="sm">
          {forecasts.stock}
        </Anchor>
      )}
    </Group>
  );
}

function ChartChoices({ forecast, view, change }: ForecastDetailProps & { forecast: Forecast }) {
  const forecasts = useMessages(forecastsMessages);
  const formats = useFormats();
  const { timeZone } = useBusiness();
  const earlier = forecast.versions.filter(({ version }) => version !== forecast.version);

  return (
    <Group gap="xs" justify="flex-end">
      {earlier.length > 0 && (
        <Select
          size="xs"
          w={190}
          aria-label={forecasts.earlier}
          placeholder={forecasts.compareEarlier}
          data={earlier.map(({ version, createdAt }) => ({
            value: String(version),
            label: forecasts.earlierOf(formats.stamp(createdAt, timeZone)),
          }))}
          value={view.earlier === null ? null : String(view.earlier)}
          onChange={(version) => change.earlier(version === null ? null : Number(version))}
          clearable
          clearButtonProps={{ 'aria-label': forecasts.noEarlier }}
        />
      )}
      <Select
        size="xs"
        w={130}
        aria-label={forecasts.history}
        data={historyChoices.map((days) => ({ value: String(days), label: forecasts.historyDays(days) }))}
        value={String(view.historyDays)}
        onChange={(days) => change.history(Number(days))}
        allowDeselect={false}
      />
    </Group>
  );
}

const DetailSkeleton = () => (
  <Stack gap="md">
    <Skeleton h={22} w={260} />
    <Skeleton h={470} radius="lg" />
    <div className={classes.facts}>
      <Skeleton h={360} radius="lg" />
      <Skeleton h={360} radius="lg" />
    </div>
  </Stack>
);
