import { Group, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Attention } from '@/features/overview/Attention';
import { FirstUse } from '@/features/overview/FirstUse';
import { overviewMessages } from '@/features/overview/messages';
import { Numbers } from '@/features/overview/Numbers';
import classes from '@/features/overview/overview.module.css';
import { pictures } from '@/features/overview/picture';
import { RecentSales } from '@/features/overview/RecentSales';
import { RevenuePanel } from '@/features/overview/RevenuePanel';
import { RunsOutNext } from '@/features/overview/RunsOutNext';
import { TopProducts } from '@/features/overview/TopProducts';
import { measures } from '@/features/overview/queries';
import { anySaleQuery } from '@/shared/business/anySale';
import { AddressNotice } from '@/shared/filters/AddressNotice';
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

/** What the parts of the page read from the address, and the words that they know. */
const ownWords = { by: measures, picture: pictures, show: ['chart', 'table'] };

// Always the same elements, so that each panel is drawn anew for its own news alone.
const controls = (
  <Group gap="xs">
    <FilterBar />
    <PeriodControl />
  </Group>
);

const panels = (
  <Stack gap="md">
    <AddressNotice own={ownWords} />
    <Numbers />
    <div className={classes.columns}>
      <div>
        <RevenuePanel />
        <div className={classes.below}>
          <TopProducts />
        </div>
      </div>
      <div>
        <Attention />
        <RunsOutNext />
        <div className={classes.below}>
          <RecentSales />
        </div>
      </div>
    </div>
  </Stack>
);
