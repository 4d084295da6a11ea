import { useQuery } from '@tanstack/react-query';
import { businessQuery } from '@/shared/business/business';
import { useFormats } from '@/shared/format/useFormats';

/** Writes instants in the business time zone; in that of the browser while it is not known, as this page must work alone. */
export function useBusinessClock(): (instant: string) => string {
  const formats = useFormats();
  const { data } = useQuery(businessQuery);
  const timeZone = data?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  return (instant) => formats.moment(instant, timeZone);
}
