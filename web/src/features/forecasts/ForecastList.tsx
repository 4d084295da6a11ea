import { Button, Group, Skeleton, Title } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useMemo } from 'react';
import { BeforeTheFirst } from '@/features/forecasts/BeforeTheFirst';
import { forecastColumns } from '@/features/forecasts/columns';
import classes from '@/features/forecasts/forecasts.module.css';
import { forecastsMessages } from '@/features/forecasts/messages';
import { forecastList } from '@/features/forecasts/queries';
import { useListSummary } from '@/features/forecasts/useListSummary';
import { useMessages } from '@/shared/i18n/useLanguage';
import { ListTable } from '@/shared/list/ListTable';
import { SearchBox } from '@/shared/list/SearchBox';
import { useList } from '@/shared/list/useList';
import { Notice } from '@/shared/ui/Notice';
import { QueryPanel } from '@/shared/ui/QueryPanel';

/** The forecasts of all products beside each other: how much, how good, how fresh. */
export function ForecastList({ chosen }: { chosen: string | null }) {
  const { list: words } = useMessages(forecastsMessages);
  const list = useList(forecastList);
  const columns = useMemo(() => forecastColumns(words), [words]);
  const summarise = useListSummary();

  return (
    <section aria-label={words.title} className={classes.list}>
      <Group justify="space-between" mb="sm" gap="xs">
        <Title order={2}>{words.title}</Title>
        <SearchBox
          label={words.search}
          value={list.filters.search}
          onSearch={(search) => list.filter({ search }, true)}
        />
      </Group>
      {list.filters.state !== '' && (
        <Group gap="xs" mb="sm">
          <Button
            size="compact-sm"
            variant="light"
            rightSection={<IconX size={14} aria-hidden />}
            aria-label={words.allStates}
            onClick={() => list.filter({ state: null })}
          >
            {list.filters.state === 'stale' ? words.onlyStale : words.onlyFailed}
          </Button>
        </Group>
      )}
      <QueryPanel query={list.answer} skeleton={<Skeleton h={480} radius="lg" />} showsStale>
        {({ pages: [first] }) =>
          first && (
            <ListTable
              list={list}
              label={words.table}
              file={words.file}
              columns={columns}
              isCurrent={({ sku }) => sku === chosen}
              summary={first.summary.products > 0 ? summarise(first.summary, first.total) : null}
              empty={first.summary.products > 0 ? <Notice title={words.empty} /> : <BeforeTheFirst />}
            />
          )
        }
      </QueryPanel>
    </section>
  );
}
