import { ForecastDetail } from '@/features/forecasts/ForecastDetail';
import { ForecastList } from '@/features/forecasts/ForecastList';
import { forecastsMessages } from '@/features/forecasts/messages';
import { RunControl } from '@/features/forecasts/RunControl';
import { SubjectControls } from '@/features/forecasts/SubjectControls';
import { useForecastView } from '@/features/forecasts/view';
import { useMessages } from '@/shared/i18n/useLanguage';
import { Page } from '@/shared/ui/Page';

export function ForecastsPage() {
  const { pages } = useMessages();
  const forecasts = useMessages(forecastsMessages);
  const [view, change] = useForecastView();

  return (
    <Page title={pages.forecasts} lead={forecasts.lead} actions={<RunControl subject={view.subject} />}>
      <SubjectControls view={view} change={change} />
      <ForecastDetail view={view} change={change} />
      <ForecastList />
    </Page>
  );
}
