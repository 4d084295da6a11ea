import { useEffect, useRef } from 'react';
import { ForecastDetail } from '@/features/forecasts/ForecastDetail';
import { ForecastList } from '@/features/forecasts/ForecastList';
import classes from '@/features/forecasts/forecasts.module.css';
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
  const detail = useRef<HTMLDivElement>(null);
  const shown = view.subject.level === 'product' ? view.subject.sku : null;

  // On a narrow screen the list is below: whoever chooses there wants to see what was chosen.
  useEffect(() => {
    const place = detail.current?.getBoundingClientRect();
    if (shown !== null && place && place.bottom < window.innerHeight / 2) detail.current?.scrollIntoView();
  }, [shown]);

  return (
    <Page title={pages.forecasts} lead={forecasts.lead} actions={<RunControl subject={view.subject} />}>
      <SubjectControls view={view} change={change} />
      <div className={classes.split}>
        <div ref={detail} className={classes.detail} tabIndex={-1}>
          <ForecastDetail view={view} change={change} />
        </div>
        <ForecastList chosen={shown} />
      </div>
    </Page>
  );
}
