import { Box, CloseButton, Group, Skeleton, TextInput, Title } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { BeforeTheFirst } from '@/features/forecasts/BeforeTheFirst';
import { forecastColumns } from '@/features/forecasts/columns';
import { ListSummary } from '@/features/forecasts/ListSummary';
import { type ForecastRow, forecastListQuery } from '@/features/forecasts/queries';
import type { ForecastView, useForecastView } from '@/features/forecasts/view';
import { useMessages } from '@/shared/i18n/useLanguage';
import { CsvButton } from '@/shared/ui/CsvButton';
import { DataTable } from '@/shared/ui/DataTable';
import { Notice } from '@/shared/ui/Notice';
import { OrderChanged } from '@/shared/ui/OrderChanged';
import { QueryPanel } from '@/shared/ui/QueryPanel';
import { StaleNotice } from '@/shared/ui/StaleNotice';
import { useSteadyOrder } from '@/shared/ui/useSteadyOrder';

interface ForecastListProps {
  readonly view: ForecastView;
  readonly change: ReturnType<typeof useForecastView>[1];
}

const skuOf = ({ sku }: ForecastRow): string => sku;
const nothing: readonly ForecastRow[] = [];

/** The forecasts of all products beside each other: how much, how good, how fresh. */
export function ForecastList({ view, change }: ForecastListProps) {
  const { forecasts } = useMessages();
  const { list: words } = forecasts;
  const query = {
    search: view.search,
    category: view.subject.level === 'category' ? view.subject.category : '',
    ...view.sorting,
  };
  const list = useInfiniteQuery(forecastListQuery(query));
  const loaded = useMemo(() => list.data?.pages.flatMap(({ items }) => items) ?? nothing, [list.data]);
  const rows = useSteadyOrder(loaded, skuOf, { view: list.isPlaceholderData ? null : JSON.stringify(query) });
  const columns = useMemo(() => forecastColumns(words), [words]);
  const { fetchNextPage, isFetching } = list;
  const more = useCallback(() => void (!isFetching && fetchNextPage()), [isFetching, fetchNextPage]);

  return (
    <section aria-label={words.title}>
      <Group justify="space-between" mb="sm">
        <Title order={2}>{words.title}</Title>
        <Group gap="xs">
          <TextInput
            aria-label={words.search}
            placeholder={words.search}
            leftSection={<IconSearch size={16} stroke={1.7} />}
            rightSection={
              view.search && <CloseButton size="sm" aria-label={words.clearSearch} onClick={() => change.search('')} />
            }
            value={view.search}
            onChange={(event) => change.search(event.currentTarget.value)}
          />
          <CsvButton path="/api/forecasts" query={query} name={words.file} />
        </Group>
      </Group>
      <QueryPanel query={list} skeleton={<Skeleton h={480} radius="lg" />} showsStale>
        {({ pages: [first] }) =>
          first && (
            <div {...rows.ground}>
              {first.summary.products > 0 && (
                <Group justify="space-between" mb="md" mih={28}>
                  <ListSummary summary={first.summary} />
                  <OrderChanged steady={rows} />
                </Group>
              )}
              <Box pos="relative">
                {first.total > 0 ? (
                  <div className="surface">
                    <DataTable
                      label={words.table}
                      columns={columns}
                      items={rows.items}
                      keyOf={skuOf}
                      total={first.total}
                      sorting={view.sorting}
                      onSort={change.sort}
                      onEnd={more}
                      onFocusRow={rows.focusRow}
                    />
                  </div>
                ) : first.summary.products > 0 ? (
                  <Notice title={words.empty} />
                ) : (
                  <BeforeTheFirst />
                )}
                <StaleNotice queries={[list]} />
              </Box>
            </div>
          )
        }
      </QueryPanel>
    </section>
  );
}
