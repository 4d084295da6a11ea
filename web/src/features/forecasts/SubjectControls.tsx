import { Group, SegmentedControl, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { forecastsMessages } from '@/features/forecasts/messages';
import { categoriesQuery } from '@/features/forecasts/queries';
import type { ForecastView, useForecastView } from '@/features/forecasts/view';
import { ProductPicker } from '@/shared/catalog/ProductPicker';
import { useMessages } from '@/shared/i18n/useLanguage';

interface SubjectControlsProps {
  readonly view: ForecastView;
  readonly change: ReturnType<typeof useForecastView>[1];
}

/** Chooses what the forecast is of: a product, a category, or everything. */
export function SubjectControls({ view: { subject }, change }: SubjectControlsProps) {
  const forecasts = useMessages(forecastsMessages);
  const categories = useQuery(categoriesQuery);

  return (
    <Group gap="sm">
      <ProductPicker label={forecasts.pick} onPick={change.product} />
      <Select
        w={{ base: '100%', xs: 190 }}
        aria-label={forecasts.category}
        placeholder={forecasts.anyCategory}
        data={(categories.data?.categories ?? []).map(({ name }) => name)}
        value={subject.level === 'category' ? subject.category : null}
        onChange={change.category}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': forecasts.anyCategory }}
      />
      {subject.level !== 'product' && (
        <SegmentedControl
          aria-label={forecasts.measure}
          value={subject.measure}
          onChange={(measure) => change.measure(measure === 'revenue' ? 'revenue' : 'units')}
          data={[
            { value: 'units', label: forecasts.measures.units },
            { value: 'revenue', label: forecasts.measures.revenue },
          ]}
        />
      )}
    </Group>
  );
}
