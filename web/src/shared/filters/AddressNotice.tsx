import { useQuery } from '@tanstack/react-query';
import { filterValuesQuery, valuesOf } from '@/shared/filters/filterValues';
import { narrowings, type Unread, useFilters } from '@/shared/filters/useFilters';
import { UnreadNotice } from '@/shared/filters/UnreadNotice';
import { useUrl } from '@/shared/filters/useUrl';
import { useMessages } from '@/shared/i18n/useLanguage';

interface AddressNoticeProps {
  /** What else the page reads, with the words it knows. */
  readonly own?: Readonly<Record<string, readonly string[]>>;
}

/** Says what of the address nobody understands, and which filter names nothing that there is. */
export function AddressNotice({ own = {} }: AddressNoticeProps) {
  const { filters: texts } = useMessages();
  const [params] = useUrl();
  const [{ unread, narrowed }] = useFilters();
  const known = useQuery({ ...filterValuesQuery, enabled: Object.keys(narrowed).length > 0 }).data;

  const mistyped: Unread[] = [
    ...unread,
    ...Object.entries(own).flatMap(([name, words]) => {
      const value = params.get(name);
      return value && !words.includes(value) ? [{ name, value }] : [];
    }),
  ];
  const unknown = narrowings.flatMap((name) => {
    const value = narrowed[name];
    const isUnknown = value && known && !valuesOf(known, name).includes(value);
    return isUnknown ? [{ name, value, words: texts.unknown(texts.names[name], value) }] : [];
  });

  return <UnreadNotice unread={mistyped} unknown={unknown} />;
}
