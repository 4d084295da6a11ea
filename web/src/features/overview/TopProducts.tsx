import { Group, SegmentedControl, Skeleton, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { overviewMessages } from '@/features/overview/messages';
import classes from '@/features/overview/overview.module.css';
import { type Measure, type TopProduct, topQuery } from '@/features/overview/queries';
import { addressOf, type Answer } from '@/shared/api/read';
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
import { Table } from '@/shared/ui/Table';

const measures: readonly Measure[] = ['revenue', 'units', 'margin'];

const fileColumns = (by: Measure): string =>
  `sku,name,category,${by},share,${by === 'units' ? 'previousUnits' : 'previousRevenue'}`;

/** What sold best, how it moved, and its share. */
export function TopProducts() {
  const { top } = useMessages(overviewMessages);
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
          <CsvButton
            address={addressOf('/api/products/top', { ...query, by, columns: fileColumns(by) })}
            name={top.csv}
          />
        </Group>
      </Group>
      <QueryPanel query={products} skeleton={<Skeleton h={420} />}>
        {(answer) => (answer.products.length === 0 ? <Notice title={top.none} /> : <Ranking answer={answer} by={by} />)}
      </QueryPanel>
    </section>
  );
}

function Ranking({ answer, by }: { answer: Answer<'/api/products/top'>; by: Measure }) {
  const { top } = useMessages(overviewMessages);
  const formats = useFormats();
  const { products, currency, period, compared } = answer;
  const write = (value: Figure): string =>
    by === 'units' ? formats.number(value) : formats.wholeMoney(value, currency);
  const largest = Math.max(...products.map(({ share }) => share ?? 0), 0);
  const comparedMeasure = by === 'units' ? 'units' : 'revenue'; // the change of a margin is not told

  return (
    <Table
      label={top.title}
      items={products}
      keyOf={({ sku }) => sku}
      columns={[
        { title: top.product, className: classes.product, cell: (product) => <Named product={product} /> },
        {
          title: top.trend,
          width: 110,
          wide: true,
          cell: ({ trend }) => <Sparkline values={trend} partial={period.partial} />,
        },
        { title: top.measures[by], align: 'right', cell: (product) => write(product[by]) },
        {
          title: top.share,
          align: 'right',
          wide: true,
          className: classes.shareCell,
          cell: ({ share }) => (
            <>
              <span className={classes.bar} aria-hidden>
                <i style={{ width: `${largest > 0 ? ((share ?? 0) / largest) * 100 : 0}%` }} />
              </span>
              <span className={classes.share}>{formats.percent(share)}</span>
            </>
          ),
        },
        {
          title: top.changes[by],
          align: 'right',
          cell: (product) => (
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
          ),
        },
      ]}
    />
  );
}

function Named({ product: { sku, name, category } }: { product: TopProduct }) {
  const links = useLinks();

  return (
    <>
      <Link to={links.forecast(sku)}>{name ?? sku}</Link>
      <Text size="xs" c="dimmed">
        {[sku, category].filter(Boolean).join(' · ')}
      </Text>
    </>
  );
}
