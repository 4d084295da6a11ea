import { Group, SegmentedControl, Skeleton, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import classes from '@/features/overview/overview.module.css';
import { type Measure, topQuery } from '@/features/overview/queries';
import type { Answer } from '@/shared/api/read';
import { DeltaBadge } from '@/shared/compare/DeltaBadge';
import { Sparkline } from '@/shared/compare/Sparkline';
import { useFilters } from '@/shared/filters/useFilters';
import { useLinks } from '@/shared/filters/useLinks';
import { useUrlFilter } from '@/shared/filters/useUrlFilter';
import type { Figure } from '@/shared/format/formats';
import { useFormats } from '@/shared/format/useFormats';
import { useMessages } from '@/shared/i18n/useLanguage';
import { CsvButton } from '@/shared/ui/CsvButton';
import { Notice } from '@/shared/ui/Notice';
import { QueryPanel } from '@/shared/ui/QueryPanel';

const measures: readonly Measure[] = ['revenue', 'units', 'margin'];

/** What sold best, how it moved, and its share. */
export function TopProducts() {
  const { top } = useMessages().overview;
  const [{ query }] = useFilters();
  const [chosen, choose] = useUrlFilter('by', 'revenue');
  const by = measures.find((measure) => measure === chosen) ?? 'revenue';
  const products = useQuery(topQuery(query, by));

  return (
    <section className={`surface panel ${classes.stretch}`} aria-label={top.title}>
      <Group justify="space-between" gap="xs">
        <Title order={2}>{top.title}</Title>
        <Group gap={4}>
          <SegmentedControl
            size="xs"
            aria-label={top.by}
            value={by}
            onChange={choose}
            data={measures.map((measure) => ({ value: measure, label: top.measures[measure] }))}
          />
          <CsvButton path="/api/products/top" query={{ ...query, by }} name={top.csv} />
        </Group>
      </Group>
      <QueryPanel query={products} skeleton={<Skeleton h={420} />}>
        {(answer) => (answer.products.length === 0 ? <Notice title={top.none} /> : <Ranking answer={answer} by={by} />)}
      </QueryPanel>
    </section>
  );
}

function Ranking({ answer, by }: { answer: Answer<'/api/products/top'>; by: Measure }) {
  const { top } = useMessages().overview;
  const formats = useFormats();
  const links = useLinks();
  const { products, currency, period, compared } = answer;
  const write = (value: Figure): string =>
    by === 'units' ? formats.number(value) : formats.wholeMoney(value, currency);
  const largest = Math.max(...products.map(({ share }) => share ?? 0), 0);
  const comparedMeasure = by === 'units' ? 'units' : 'revenue'; // the change of a margin is not told

  return (
    <Table className={`tabular ${classes.top}`}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{top.product}</Table.Th>
          <Table.Th className={classes.wide} w={110}>
            {top.trend}
          </Table.Th>
          <Table.Th ta="right">{top.measures[by]}</Table.Th>
          <Table.Th ta="right" className={classes.wide}>
            {top.share}
          </Table.Th>
          <Table.Th ta="right">{top.changes[by]}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {products.map((product) => (
          <Table.Tr key={product.sku}>
            <Table.Th scope="row" fw={400} className={classes.product}>
              <Link to={links.forecast(product.sku)}>{product.name ?? product.sku}</Link>
              <Text size="xs" c="dimmed">
                {[product.sku, product.category].filter(Boolean).join(' · ')}
              </Text>
            </Table.Th>
            <Table.Td className={classes.wide}>
              <Sparkline values={product.trend} partial={period.partial} />
            </Table.Td>
            <Table.Td ta="right">{write(product[by])}</Table.Td>
            <Table.Td ta="right" className={`${classes.wide ?? ''} ${classes.shareCell ?? ''}`}>
              <span className={classes.bar} aria-hidden>
                <i style={{ width: `${largest > 0 ? ((product.share ?? 0) / largest) * 100 : 0}%` }} />
              </span>
              <span className={classes.share}>{formats.percent(product.share)}</span>
            </Table.Td>
            <Table.Td ta="right">
              <DeltaBadge
                current={product[comparedMeasure]}
                previous={comparedMeasure === 'units' ? product.previousUnits : product.previousRevenue}
                period={period}
                compared={compared}
                partial={period.partial}
                write={(value) =>
                  comparedMeasure === 'units' ? formats.number(value) : formats.wholeMoney(value, currency)
                }
                short
              />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
