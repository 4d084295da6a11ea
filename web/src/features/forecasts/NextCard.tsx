import { Group, Text, Title } from '@mantine/core';
import classes from '@/features/forecasts/forecasts.module.css';
import type { Forecast } from '@/features/forecasts/queries';
import { soldBefore } from '@/features/forecasts/timeline';
import { useWrite } from '@/features/forecasts/useWrite';
import { DeltaBadge } from '@/shared/compare/DeltaBadge';
import { addDays } from '@/shared/filters/period';
import { useFormats } from '@/shared/format/useFormats';
import { useMessages } from '@/shared/i18n/useLanguage';

/** The sum of the coming days, its range, and the same number of days before. */
export function NextCard({ forecast }: { forecast: Forecast }) {
  const { next } = useMessages().forecasts;
  const formats = useFormats();
  const write = useWrite(forecast);
  const { total, history, origin } = forecast;

  return (
    <section className="surface panel" aria-label={next.title(String(total.days))}>
      <Title order={2}>{next.title(formats.number(total.days))}</Title>
      <div className="tabular">
        <Group gap="sm" align="baseline">
          <span className={classes.big}>{write.total(total.mean)}</span>
          <DeltaBadge
            current={total.mean}
            previous={soldBefore(history, total.days)}
            period={{ from: addDays(origin, 1), to: addDays(origin, total.days) }}
            compared={{ from: addDays(origin, 1 - total.days), to: origin }}
            write={write.total}
            short
          />
        </Group>
        <Text size="sm" c="dimmed">
          {next.range(write.exact(total.p10), write.total(total.p90))}
        </Text>
      </div>
      {forecast.today && <TodayLines forecast={forecast} today={forecast.today} />}
    </section>
  );
}

function TodayLines({ forecast, today }: { forecast: Forecast; today: NonNullable<Forecast['today']> }) {
  const { today: words } = useMessages().forecasts;
  const write = useWrite(forecast);
  const { soldSoFar, expectedRemainder, expectedSoFar, expectedSoFarLow, expectedSoFarHigh, expected, low, high } =
    today;
  const lines = [
    expectedSoFar !== undefined &&
      expectedSoFarLow !== undefined &&
      expectedSoFarHigh !== undefined &&
      words.byNow(write.total(expectedSoFar), write.exact(expectedSoFarLow), write.exact(expectedSoFarHigh)),
    expected !== undefined && words.whole(write.total(expected), write.exact(low), write.exact(high)),
    expectedRemainder !== undefined &&
      words.remainder(write.exact(expectedRemainder), write.exact(low), write.exact(high)),
  ].filter((line) => line !== false);

  return (
    <div className="tabular">
      <Text size="sm" fw={600}>
        {`${words.title}: ${words.sold(write.total(soldSoFar))}`}
      </Text>
      {lines.map((line) => (
        <Text key={line} size="sm" c="dimmed">
          {line}
        </Text>
      ))}
    </div>
  );
}
