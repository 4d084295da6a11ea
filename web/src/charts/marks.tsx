import type { ReactNode } from 'react';

/** What a drawing is made of; the same sample stands in legends and readouts. */
export type Mark = 'actual' | 'partial' | 'compared' | 'usual' | 'median' | 'bands' | 'outOfStock' | 'quiet';

const samples: Readonly<Record<Mark, ReactNode>> = {
  actual: <path d="M0 6H18" stroke="var(--bp-actual)" strokeWidth="2" />,
  partial: <circle cx="9" cy="6" r="4" fill="var(--bp-surface)" stroke="var(--bp-actual)" strokeWidth="2" />,
  compared: <path d="M0 6H18" stroke="var(--mantine-color-dimmed)" strokeWidth="1.5" strokeDasharray="5 3" />,
  usual: <rect width="18" height="12" fill="var(--mantine-color-dimmed)" opacity="0.2" />,
  median: <path d="M0 6H18" stroke="var(--bp-accent)" strokeWidth="2" />,
  bands: (
    <>
      <rect width="18" height="12" fill="var(--bp-accent)" opacity="0.14" />
      <rect y="2" width="18" height="8" fill="var(--bp-accent)" opacity="0.2" />
      <rect y="4" width="18" height="4" fill="var(--bp-accent)" opacity="0.35" />
    </>
  ),
  outOfStock: <path d="M9 1L14 6L9 11L4 6Z" fill="var(--bp-now)" />,
  quiet: <rect x="4" width="10" height="12" fill="var(--bp-line)" opacity="0.6" />,
};

/** A small piece of the drawing itself. */
export const MarkSample = ({ mark }: { mark: Mark }) => (
  <svg width="18" height="12" viewBox="0 0 18 12" aria-hidden>
    {samples[mark]}
  </svg>
);
