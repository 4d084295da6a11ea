import { PeriodControl } from '@/shared/filters/PeriodControl';
import { useMessages } from '@/shared/i18n/useLanguage';
import { Page } from '@/shared/ui/Page';

export function OverviewPage() {
  const { pages } = useMessages();

  return (
    <Page title={pages.overview} actions={<PeriodControl />}>
      {null}
    </Page>
  );
}
