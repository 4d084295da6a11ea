import { PeriodControl } from '@/shared/filters/PeriodControl';
import { useMessages } from '@/shared/i18n/useLanguage';
import { Page } from '@/shared/ui/Page';

export function ForecastsPage() {
  const { pages } = useMessages();

  return (
    <Page title={pages.forecasts} actions={<PeriodControl />}>
      {null}
    </Page>
  );
}
