import classes from '@/features/overview/overview.module.css';
import { useMessages } from '@/shared/i18n/useLanguage';

interface RevenueLegendProps {
  readonly compared: boolean;
  readonly forecast: boolean;
  readonly partial: boolean;
}

/** What the marks of the chart mean, of those that are drawn. */
export function RevenueLegend({ compared, forecast, partial }: RevenueLegendProps) {
  const { legend } = useMessages().overview.revenue;

  return (
    <div className={classes.legend} aria-hidden>
      <span>
        <Mark>
          <path d="M0 6H18" stroke="var(--bp-accent)" strokeWidth="2" />
        </Mark>
        {legend.actual}
      </span>
      {partial && (
        <span>
          <Mark>
            <rect x="3.5" y="0.5" width="11" height="11" fill="none" stroke="var(--bp-accent)" />
            <path d="M4 8L11 1M6 11L14 3" stroke="var(--bp-accent)" />
          </Mark>
          {legend.partial}
        </span>
      )}
      {compared && (
        <span>
          <Mark>
            <path d="M0 6H18" stroke="var(--mantine-color-dimmed)" strokeDasharray="4 3" />
          </Mark>
          {legend.compared}
        </span>
      )}
      {forecast && (
        <span>
          <Mark>
            <rect width="18" height="12" fill="var(--bp-accent)" opacity="0.25" />
            <path d="M0 6H18" stroke="var(--bp-accent)" strokeWidth="1.5" strokeDasharray="4 3" />
          </Mark>
          {legend.forecast}
        </span>
      )}
    </div>
  );
}

const Mark = ({ children }: { children: React.ReactNode }) => (
  <svg width="18" height="12" viewBox="0 0 18 12">
    {children}
  </svg>
);
