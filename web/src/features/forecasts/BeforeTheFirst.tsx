import { useQuery } from '@tanstack/react-query';
import { forecastsMessages } from '@/features/forecasts/messages';
import { anySaleQuery } from '@/shared/business/anySale';
import { useMessages } from '@/shared/i18n/useLanguage';
import { Notice } from '@/shared/ui/Notice';

/** In place of the list: nothing was sold yet, or the first forecasts of what was are being made. */
export function BeforeTheFirst() {
  const { list: words } = useMessages(forecastsMessages);
  const { data: anySale = false } = useQuery(anySaleQuery);

  return anySale ? (
    <Notice title={words.firstComing} detail={words.firstComingDetail} />
  ) : (
    <Notice title={words.emptyFirst} detail={words.emptyFirstDetail} />
  );
}
