import { Alert, Button, Group, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Attention } from '@/features/overview/Attention';
import { FirstUse } from '@/features/overview/FirstUse';
import { KpiCards, KpiSkeleton } from '@/features/overview/KpiCards';
import { liveKpis } from '@/features/overview/liveKpis';
import classes from '@/features/overview/overview.module.css';
import { anySaleQuery, kpisQuery } from '@/features/overview/queries';
import { RecentSales } from '@/features/overview/RecentSales';
import { RevenuePanel } from '@/features/overview/RevenuePanel';
import { RunsOutNext } from '@/features/overview/RunsOutNext';
import { TopProducts } from '@/features/overview/TopProducts';
import { useToday } from '@/shared/business/useBusiness';
import { FilterBar } from '@/shared/filters/FilterBar';
import { PeriodControl } from '@/shared/filters/PeriodControl';
import { useFilters } from '@/shared/filters/useFilters';
import { useFormats } from '@/shared/format/useFormats';
import { useMessages } from '@/shared/i18n/useLanguage';
import { useLiveFrame } from '@/shared/live/useLiveFrame';
import { Page } from '@/shared/ui/Page';
import { QueryPanel } from '@/shared/ui/QueryPanel';

export function OverviewPage() {
  const { pages, overview, filters: filterTexts } = useMessages();
  const formats = useFormats();
  const today = useToday();
  const [{ range, compared, query, narrowed }, change] = useFilters();
  const anySale = useQuery(anySaleQuery);
  const kpis = useQuery(kpisQuery(query));
  const frame = useLiveFrame();
  const isNarrowed = Object.keys(narrowed).length > 0;

  if (anySale.data?.sales.length === 0)
    return (
      <Page title={pages.overview}>
        <FirstUse />
      </Page>
    );

  const days = formats.days(range);
  return (
    <Page
      title={pages.overview}
      lead={compared ? overview.lead(days, formats.days(compared)) : days}
      actions={
        <Group gap="xs">
          <FilterBar />
          <PeriodControl />
        </Group>
      }
    >
      <Stack gap="md">
        <Stack gap="md" pos="relative">
          <QueryPanel query={kpis} name={overview.numbers} skeleton={<KpiSkeleton />}>
            {(numbers) => (
              <>
                {numbers.orders === 0 && numbers.units === 0 && (
                  <Alert
                    color="gray"
                    variant="light"
                    title={isNarrowed ? overview.quiet.filtered : overview.quiet.period}
                  >
                    <Button
                      size="compact-sm"
                      variant="default"
                      onClick={() =>
                        change(
                          isNarrowed
                            ? { category: null, country: null, channel: null, store: null }
                            : { period: '90d', from: null, to: null },
                        )
                      }
                    >
                      {isNarrowed ? filterTexts.clear : overview.quiet.wider}
                    </Button>
                  </Alert>
                )}
                <KpiCards kpis={isNarrowed ? numbers : liveKpis(numbers, frame, today)} />
              </>
            )}
          </QueryPanel>
        </Stack>
        <div className={classes.halves}>
          <div className={classes.place}>
            <RevenuePanel />
          </div>
          <div className={classes.column}>
            <Attention />
            <RunsOutNext />
          </div>
        </div>
        <div className={classes.halves}>
          <TopProducts />
          <RecentSales />
        </div>
      </Stack>
    </Page>
  );
}
