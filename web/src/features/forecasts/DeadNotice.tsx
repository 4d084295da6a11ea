import { useQuery } from '@tanstack/react-query';
import { forecastsMessages } from '@/features/forecasts/messages';
import type { MadeForecast } from '@/features/forecasts/queries';
import { useMay } from '@/shared/api/permissions';
import { useBusiness } from '@/shared/business/useBusiness';
import { useFormats } from '@/shared/format/useFormats';
import { useMessages } from '@/shared/i18n/useLanguage';
import { explanationQuery } from '@/shared/stock/explanation';
import { Notice } from '@/shared/ui/Notice';

/** In place of a chart of zeros: since when nobody bought it, and what lies there. */
export function DeadNotice({ forecast }: { forecast: MadeForecast }) {
  const { dead } = useMessages(forecastsMessages);
  const { currency } = useBusiness();
  const formats = useFormats();
  const mayStock = useMay('inventory:read');
  const { data: stock } = useQuery({ ...explanationQuery(forecast.key ?? ''), enabled: mayStock });
  const soldOn = 'lastSoldOn' in forecast ? forecast.lastSoldOn : null;

  return (
    <Notice
      title={soldOn === null ? dead.never : dead.since(formats.day(soldOn))}
      detail={[
        dead.nothing,
        stock?.onHand && stock.onHand > 0
          ? dead.left(
              formats.number(stock.onHand),
              stock.stockValue === null ? null : formats.wholeMoney(stock.stockValue, currency),
            )
          : false,
      ]
        .filter(Boolean)
        .join(' ')}
    />
  );
}
