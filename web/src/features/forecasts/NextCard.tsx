import { Group, Text, Title } from '@mantine/core';
import classes from '@/features/forecasts/forecasts.module.css';
import { forecastsMessages } from '@/features/forecasts/messages';
import type { MadeForecast } from '@/features/forecasts/queries';
import { soldBefore } from '@/features/forecasts/timeline';
import { useWrite } from '@/features/forecasts/useWrite';
import { DeltaBadge } from '@/shared/compare/DeltaBadge';
import { addDays } from '@/shared/filters/period';
import { useFormats } from '@/shared/format/useFormats';
import { useMessages } from '@/shared/i18n/useLanguage';

/** The sum of the coming days, its range, and the same number of days before. */
export function NextCard({ forecast }: { forecast: MadeForecast }) {
  const { next } = useMessages(forecastsMessages);
  const formats = useFormats();
  const write = useWrite(forecast);
  const { total, history, origin } = forecast;
  const before = soldBefore(history, total.days);

  return (
    <section className="surface panel" aria-label={next.title(String(total.days))}>
      <Title order={2}>{next.title(formats.number(total.days))}</Title>
      <div className="tabular">
        <Group gap="sm" align="baseline">
          <span className={classes.big} title={write.exact(total.mean)}>
            {write.total(total.mean)}
          </span>
          <DeltaBadge
            current={total.mean}
            previous={before}
            period={{ from: addDays(origin, 1), to: addDays(origin, total.days) }}
            compared={{ from: addDays(origin, 1 - total.days), to: origin }}
            write={write.total}
            short
          />
        </Group>
        {before !== null && (
          <Text size="sm" c="dimmed">
            {next.before(formats.number(total.days), write.total(before))}
          </Text>
        )}
        <Text size="sm" c="dimmed">
          {next.range(write.exact(total.p10), write.total(total.p90))}
        </Text>
      </div>
      {forecast.today && <TodayLines forecast={forecast} today={forecast.today} />}
    </section>
  );
}

function TodayLines({ forecast, today }: { forecast: MadeForecast; today: NonNullable<MadeForecast['today']> }) {
  const { today: words } = useMessages(forecastsMessages);
  const { exact, total } = useWrite(forecast);
  const lines =
    'expectedSoFar' in today
      ? [
          words.byNow(total(today.expectedSoFar), exact(today.expectedSoFarLow), exact(today.expectedSoFarHigh)),
          words.whole(total(today.expected), exact(today.low), exact(today.high)),
        ]
      : [words.remainder(exact(today.expectedRemainder), exact(today.low), exact(today.high))];

  return (
    <div className="tabular">
      <Text size="sm" fw={600}>
        {`${words.title}: ${words.sold(total(today.soldSoFar))}`}
      </Text>
      {lines.map((line) => (
        <Text key={line} size="sm" c="dimmed">
          {line}
        </Text>
      ))}
    </div>
  );
}
