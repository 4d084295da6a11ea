import { ActionIcon, Group, Text, Title } from '@mantine/core';
import { IconChartLine, IconTable } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Chart, type ChartProps } from '@/charts/Chart';
import classes from '@/charts/ChartPanel.module.css';
import { useUrlFilter } from '@/shared/filters/useUrlFilter';
import { useMessages } from '@/shared/i18n/useLanguage';
import { Table } from '@/shared/ui/Table';

interface ChartPanelProps extends ChartProps {
  readonly title: string;
  /** In place of the title: other pictures to choose from. */
  readonly tabs?: ReactNode;
  /** A sentence or number under the title. */
  readonly lead?: ReactNode;
  /** What the marks mean. */
  readonly legend?: ReactNode;
  /** Download, switches. */
  readonly actions?: ReactNode;
  /** The same numbers as a table, for when it is asked for. */
  readonly table: () => ChartTable;
}

export interface ChartTable {
  readonly columns: readonly string[];
  /** The first column names the row. */
  readonly rows: readonly (readonly string[])[];
}

/** The chart of a page with its title, or its numbers as a table for those who want them: which of both is in the URL. */
export function ChartPanel({ title, tabs, lead, legend, actions, table, height = 280, ...chart }: ChartPanelProps) {
  const { charts } = useMessages();
  const [shown, show] = useUrlFilter('show', 'chart');
  const asTable = shown === 'table';
  const label = asTable ? charts.asChart : charts.asTable;

  return (
    <section className="surface panel" aria-label={title}>
      <Group justify="space-between" align="flex-start" gap="xs">
        {tabs ?? <Title order={2}>{title}</Title>}
        <Group gap={2} wrap="nowrap" ml="auto">
          {actions}
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={label}
            data-hint={label}
            onClick={() => show(asTable ? 'chart' : 'table')}
          >
            {asTable ? <IconChartLine size={18} stroke={1.7} /> : <IconTable size={18} stroke={1.7} />}
          </ActionIcon>
        </Group>
      </Group>
      {lead && (
        <Text component="div" size="sm" c="dimmed" mt={-6}>
          {lead}
        </Text>
      )}
      {asTable ? <Twin table={table()} title={title} height={height} /> : <Chart {...chart} height={height} />}
      {!asTable && legend}
    </section>
  );
}

function Twin({ table, title, height }: { table: ChartTable; title: string; height: number | string }) {
  return (
    <div className={classes.twin} style={{ minHeight: height }} tabIndex={0} role="group" aria-label={title}>
      <Table
        label={title}
        items={table.rows}
        keyOf={([name]) => name ?? ''}
        columns={table.columns.map((column, index) => ({
          title: column,
          ...(index > 0 && { align: 'right' as const }),
          cell: (row: readonly string[]) => row[index],
        }))}
      />
    </div>
  );
}
