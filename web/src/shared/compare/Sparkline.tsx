interface SparklineProps {
  readonly values: readonly (number | null)[];
  /** The last value is still growing: it would read as a fall, and is left out. */
  readonly partial?: boolean;
  readonly width?: number;
  readonly height?: number;
}

const inset = 2;
const mostPoints = 60;

/** The shape of a series beside its number, which says the same in words. */
export function Sparkline({ values, partial = false, width = 96, height = 28 }: SparklineProps) {
  const points = pointsOf(thinned(partial ? values.slice(0, -1) : values), width, height);

  return (
    <svg className="sparkline" viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden>
      {points.length > 1 && <path d={pathOf(points)} />}
    </svg>
  );
}

/** Of a long series the means of its parts: days side by side would be one black stripe. */
function thinned(values: readonly (number | null)[]): readonly (number | null)[] {
  if (values.length <= mostPoints) return values;
  const each = Math.ceil(values.length / mostPoints);
  return Array.from({ length: Math.ceil(values.length / each) }, (_, index) => {
    const part = values.slice(index * each, (index + 1) * each).filter((value) => value !== null);
    return part.length === 0 ? null : part.reduce((sum, value) => sum + value, 0) / part.length;
  });
}

function pointsOf(values: readonly (number | null)[], width: number, height: number): [number, number][] {
  const known = values.filter((value) => value !== null);
  const low = Math.min(0, ...known);
  const range = Math.max(0, ...known) - low || 1;
  const step = (width - 2 * inset) / Math.max(1, values.length - 1);
  return values.flatMap((value, index): [number, number][] =>
    value === null ? [] : [[inset + index * step, height - inset - ((value - low) / range) * (height - 2 * inset)]],
  );
}

const pathOf = (points: [number, number][]): string =>
  points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('');
