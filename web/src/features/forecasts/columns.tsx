import { Text } from '@mantine/core';
import { IconAlertTriangle, IconTrendingDown, IconTrendingUp } from '@tabler/icons-react';
import { accuracyVerdict } from '@/features/forecasts/accuracy';
import classes from '@/features/forecasts/forecasts.module.css';
import { forecastsMessages, type ForecastsMessages } from '@/features/forecasts/messages';
import { modelName } from '@/features/forecasts/modelName';
import type { ForecastRow } from '@/features/forecasts/queries';
import { useBusiness } from '@/shared/business/useBusiness';
import { ProductCell } from '@/shared/catalog/ProductCell';
import { changeOf } from '@/shared/compare/change';
import { Sparkline } from '@/shared/compare/Sparkline';
import { useFormats } from '@/shared/format/useFormats';
import { useMessages } from '@/shared/i18n/useLanguage';
import { wordOf } from '@/shared/i18n/wordOf';
import type { Column } from '@/shared/list/columns';

export const forecastColumns = ({ columns }: ForecastsMessages['list']): readonly Column<ForecastRow>[] => [
  {
    key: 'product',
    csv: ['sku', 'name', 'category'],
    title: columns.product,
    width: 40,
    sort: 'name',
    cell: (row) => <ProductCell product={row} />,
  },
  {
    key: 'trend',
    csv: ['lastUnits'],
    title: columns.trend,
    width: 20,
    cell: ({ trend }) => <Sparkline values={trend} width={72} />,
  },
  {
    key: 'next',
    csv: ['next', 'nextValue', 'lastUnits', 'stale', 'failure'],
    title: columns.next,
    width: 30,
    sort: 'next',
    align: 'right',
    cell: (row) => <NextCell row={row} />,
  },
  {
    key: 'gain',
    csv: ['gain', 'wape', 'naiveWape'],
    title: columns.gain,
    width: 30,
    sort: 'gain',
    optional: true,
    cell: (row) => <AccuracyCell row={row} />,
  },
  {
    key: 'method',
    csv: ['method', 'topModel', 'demandClass', 'warning'],
    title: columns.method,
    width: 30,
    optional: true,
    cell: (row) => <MethodCell row={row} />,
  },
  {
    key: 'made',
    csv: ['createdAt', 'stale', 'failure'],
    title: columns.made,
    width: 26,
    sort: 'createdAt',
    optional: true,
    cell: (row) => <MadeCell row={row} />,
  },
  {
    key: 'coverage',
    csv: ['coverage80'],
    title: columns.coverage,
    width: 14,
    sort: 'coverage80',
    align: 'right',
    optional: true,
    cell: (row) => <CoverageCell row={row} />,
  },
];

interface CellProps {
  readonly row: ForecastRow;
}

const decimalsBelow = 10;

function NextCell({ row }: CellProps) {
  const { next, nextValue, lastUnits } = row;
  const { currency } = useBusiness();
  const forecasts = useMessages(forecastsMessages);
  const formats = useFormats();
  if (next === null)
    return (
      <>
        <Text size="sm">{formats.number(null)}</Text>
        <Freshness row={row} />
      </>
    );

  const change = changeOf(next.mean, lastUnits, 'neither');
  const value = nextValue !== null && formats.wholeMoney(nextValue, currency);
  const units = (value: number): string => formats.number(value, next.mean < decimalsBelow ? 1 : 0);
  return (
    <div
      className="tabular"
      data-hint={[
        forecasts.list.days(formats.number(next.days)),
        forecasts.next.range(units(next.p10), units(next.p90)),
        forecasts.next.before(formats.number(30), units(lastUnits)),
      ].join('\n')}
    >
      <Text size="sm" fw={600}>
        {units(next.mean)}
      </Text>
      <Text size="xs" c="dimmed">
        {[change?.share !== undefined && formats.change(change.share), value].filter(Boolean).join(' · ')}
      </Text>
      <Freshness row={row} />
    </div>
  );
}

/** What somebody should know before believing it. */
function Freshness({ row: { stale, failure } }: CellProps) {
  const { list, method } = useMessages(forecastsMessages);

  return (
    <>
      {failure !== null && (
        <Text size="xs" c="var(--bp-bad)" title={method.failures[failure]}>
          {list.failed}
        </Text>
      )}
      {failure === null && stale && (
        <Text size="xs" c="var(--bp-warn)">
          {list.stale}
        </Text>
      )}
    </>
  );
}

const looks = {
  closer: { Icon: IconTrendingUp, colour: 'var(--bp-good)' },
  same: { Icon: null, colour: 'dimmed' },
  further: { Icon: IconTrendingDown, colour: 'var(--bp-bad)' },
};

function AccuracyCell({ row: { wape, naiveWape } }: CellProps) {
  const { accuracy } = useMessages(forecastsMessages);
  const formats = useFormats();
  const verdict = accuracyVerdict({ wape, naiveWape });
  if (!verdict || wape === null) return <Text size="sm">{formats.number(null)}</Text>;

  const { Icon, colour } = looks[verdict.kind];
  const share = formats.percent(verdict.share, 0);
  const words = {
    closer: () => accuracy.shortCloser(share),
    further: () => accuracy.shortFurther(share),
    same: () => accuracy.shortSame,
  };
  return (
    <div className="tabular" title={accuracy.shortMeaning}>
      <Text size="sm" c={colour} fw={550} className={classes.badge}>
        {Icon && <Icon size={15} stroke={2} aria-hidden />}
        {words[verdict.kind]()}
      </Text>
      <Text size="xs" c="dimmed">
        {accuracy.shortOff(formats.percent(wape, 0))}
      </Text>
    </div>
  );
}

function CoverageCell({ row: { coverage80 } }: CellProps) {
  const formats = useFormats();

  return (
    <Text span size="sm" className="tabular">
      {formats.percent(coverage80, 0)}
    </Text>
  );
}

function MethodCell({ row: { method, topModel, demandClass, warning } }: CellProps) {
  const { method: words, list } = useMessages(forecastsMessages);
  const own = topModel ? modelName(topModel, words) : list.models;
  const text = method === 'models' ? own : method === 'category' ? list.fromCategory : words.none;

  return (
    <>
      <Text size="sm" className={classes.badge} {...(warning && { title: words.warnings[warning] })}>
        {text}
        {warning && (
          <IconAlertTriangle size={15} color="var(--bp-warn)" aria-label={words.warnings[warning]} role="img" />
        )}
      </Text>
      {demandClass && (
        <Text size="xs" c="dimmed">
          {wordOf(words.classes, demandClass)}
        </Text>
      )}
    </>
  );
}

function MadeCell({ row: { createdAt } }: CellProps) {
  const { list } = useMessages(forecastsMessages);
  const formats = useFormats();
  const { timeZone } = useBusiness();

  return (
    <div className="tabular">
      <Text size="sm">{createdAt === null ? list.never : formats.stamp(createdAt, timeZone)}</Text>
    </div>
  );
}
