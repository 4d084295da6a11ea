import { Alert, Text, Title } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import classes from '@/features/forecasts/forecasts.module.css';
import { forecastsMessages } from '@/features/forecasts/messages';
import { methodInWords } from '@/features/forecasts/method';
import { MethodBadge } from '@/features/forecasts/MethodBadge';
import type { MadeForecast } from '@/features/forecasts/queries';
import { modelName } from '@/features/forecasts/modelName';
import { useWrite } from '@/features/forecasts/useWrite';
import { useFormats } from '@/shared/format/useFormats';
import { useMessages } from '@/shared/i18n/useLanguage';
import { wordOf } from '@/shared/i18n/wordOf';

const mostModels = 4;

/** Which models had a say and why, and what was done to the history first. */
export function MethodCard({ forecast }: { forecast: MadeForecast }) {
  const { method: words } = useMessages(forecastsMessages);
  const formats = useFormats();
  const { method, historyDays, demandClass, warning } = forecast;
  const about = [
    method.kind === 'models' && words.history(formats.number(historyDays)),
    demandClass && wordOf(words.classes, demandClass),
  ].filter(Boolean);

  return (
    <section className="surface panel" aria-label={words.title}>
      <Title order={2}>{words.title}</Title>
      <div>
        <MethodBadge kind={method.kind} models={method.models.length} historyDays={historyDays} />
        <Text size="sm" c="dimmed">
          {about.join(', ')}
        </Text>
      </div>
      <Text size="sm">{methodInWords(method, words, formats)}</Text>
      {method.models.slice(0, mostModels).map(({ name, weight }) => (
        <div key={name} className={classes.share}>
          <span>{modelName(name, words)}</span>
          <span className="tabular">{formats.percent(weight, 0)}</span>
          <span className={classes.shareBar} style={{ width: `${(weight * 100).toFixed(1)}%` }} aria-hidden />
        </div>
      ))}
      {method.models.length > mostModels && (
        <Text size="xs" c="dimmed">
          {words.more(method.models.length - mostModels)}
        </Text>
      )}
      {warning && (
        <Alert color="coral" icon={<IconAlertTriangle size={18} />} p="xs">
          {words.warnings[warning]}
        </Alert>
      )}
      {forecast.treatments.length > 0 && <Treatments forecast={forecast} />}
    </section>
  );
}

function Treatments({ forecast }: { forecast: MadeForecast }) {
  const { method: words } = useMessages(forecastsMessages);
  const formats = useFormats();
  const write = useWrite(forecast);

  return (
    <details>
      <summary className={classes.summary}>{words.treatments(forecast.treatments.length)}</summary>
      <ul className={`tabular ${classes.treatments ?? ''}`}>
        {forecast.treatments.map(({ day, reason, before, after }) => (
          <li key={`${day} ${reason}`}>
            {words.treatment(
              formats.shortDay(day),
              wordOf(words.reasons, reason) ?? reason,
              write.exact(before),
              write.exact(after),
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
