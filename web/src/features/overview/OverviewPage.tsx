import { Group, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Attention } from '@/features/overview/Attention';
import { FirstUse } from '@/features/overview/FirstUse';
import { overviewMessages } from '@/features/overview/messages';
import { Numbers } from '@/features/overview/Numbers';
import classes from '@/features/overview/overview.module.css';
import { RecentSales } from '@/features/overview/RecentSales';
import { RevenuePanel } from '@/features/overview/RevenuePanel';
import { RunsOutNext } from '@/features/overview/RunsOutNext';
import { TopProducts } from '@/features/overview/TopProducts';
import { anySaleQuery } from '@/shared/business/anySale';
import { FilterBar } from '@/shared/filters/FilterBar';
import { PeriodControl } from '@/shared/filters/PeriodControl';
import { useFilters } from '@/shared/filters/useFilters';
import { useFormats } from '@/shared/format/useFormats';
import { useMessages } from '@/shared/i18n/useLanguage';
import { Page } from '@/shared/ui/Page';

export function OverviewPage() {
  const { pages } = useMessages();
  const overview = useMessages(overviewMessages);
  const formats = useFormats();
  const [{ range, compared }] = useFilters();
  const { data: anySale = true } = useQuery(anySaleQuery);

  if (!anySale)
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
      actions={controls}
    >
      {panels}
    </Page>
  );
}

// Always the same elements, so that each panel is drawn anew for its own news alone.
const controls = (
  <Group gap="xs">
    <FilterBar />
    <PeriodControl />
  </Group>
);

const panels = (
  <Stack gap="md">
    <Numbers />
    <div className={classes.halves}>
      <div className={classes.place}>
        <RevenuePanel />
      </div>
      <div className={classes.column}>
        <Attention />
        <RunsOutNext />
      </div>
    </div>
    <div className={`${classes.halves ?? ''} ${classes.below ?? ''}`}>
      <TopProducts />
      <RecentSales />
    </div>
  </Stack>
);
