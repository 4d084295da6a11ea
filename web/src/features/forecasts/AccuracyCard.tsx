import { Text, Title } from '@mantine/core';
import { accuracyWords, biasWords } from '@/features/forecasts/accuracy';
import { forecastsMessages } from '@/features/forecasts/messages';
import type { Forecast } from '@/features/forecasts/queries';
import { useFormats } from '@/shared/format/useFormats';
import { useMessages } from '@/shared/i18n/useLanguage';

/** How well such forecasts went so far, in words, and the numbers behind them. */
export function AccuracyCard({ accuracy }: Pick<Forecast, 'accuracy'>) {
  const forecasts = useMessages(forecastsMessages);
  const { accuracy: words } = forecasts;
  const formats = useFormats();

  return (
    <section className="surface panel" aria-label={words.title}>
      <Title order={2}>{words.title}</Title>
      <Text fw={600}>{accuracyWords(accuracy, formats, forecasts)}</Text>
      {accuracy && (
        <div className="tabular">
          {[
            ...(accuracy.wape === null
              ? []
              : [words.off(formats.percent(accuracy.wape, 0), formats.percent(accuracy.naiveWape, 0))]),
            words.coverage(formats.percent(accuracy.coverage80, 0)),
            ...(accuracy.bias === null ? [] : [biasWords(accuracy.bias, formats, forecasts)]),
            words.folds(formats.number(accuracy.folds)),
          ].map((line) => (
            <Text key={line} size="sm" c="dimmed">
              {line}
            </Text>
          ))}
        </div>
      )}
    </section>
  );
}
