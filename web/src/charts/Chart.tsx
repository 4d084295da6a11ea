import { useComputedColorScheme } from '@mantine/core';
import type { ECharts, EChartsCoreOption } from 'echarts/core';
import { type KeyboardEvent, useEffect, useMemo, useRef } from 'react';
import { chartColours, type ChartColours } from '@/charts/colours';
import { useMessages } from '@/shared/i18n/useLanguage';

interface ChartProps {
  /** Made anew when the theme changes; keep it stable otherwise (`useCallback`). */
  readonly option: (colours: ChartColours) => EChartsCoreOption;
  /** What the chart shows, in a sentence: read aloud in place of the drawing. */
  readonly summary: string;
  /** How many places the arrow keys move through. */
  readonly points: number;
  readonly height?: number;
}

/** A drawing by ECharts that follows the theme and the size of its place; arrow keys move its tooltip. */
export function Chart({ option, summary, points, height = 280 }: ChartProps) {
  const { charts } = useMessages();
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<ECharts | null>(null);
  const pointed = useRef(-1);
  const scheme = useComputedColorScheme('light');
  const drawn = useMemo(() => option(chartColours(scheme)), [option, scheme]);
  const latest = useRef(drawn);

  useEffect(() => {
    latest.current = drawn;
    chart.current?.setOption(drawn, { notMerge: true });
  }, [drawn]);

  useEffect(() => {
    const element = place.current;
    if (!element) return;

    const resizing = new ResizeObserver(() => chart.current?.resize());
    let unmounted = false;
    void import('@/charts/echarts').then(({ init }) => {
      if (unmounted) return;
      chart.current = init(element);
      chart.current.setOption(latest.current);
      resizing.observe(element);
    });

    return () => {
      unmounted = true;
      resizing.disconnect();
      chart.current?.dispose();
      chart.current = null;
    };
  }, []);

  function point(event: KeyboardEvent): void {
    const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, Home: -points, End: points };
    const step = steps[event.key];
    if (event.key === 'Escape') hide();
    if (step === undefined || points === 0) return;
    event.preventDefault();
    const from = pointed.current < 0 && step < 0 ? points : pointed.current;
    pointed.current = Math.min(points - 1, Math.max(0, from + step));
    const x = chart.current?.convertToPixel({ xAxisIndex: 0 }, pointed.current); // a place, as a series may have no value there
    chart.current?.dispatchAction({ type: 'showTip', x, y: height / 2 });
  }

  function hide(): void {
    pointed.current = -1;
    chart.current?.dispatchAction({ type: 'hideTip' });
  }

  return (
    <div
      ref={place}
      role="img"
      tabIndex={0}
      aria-label={`${summary} ${charts.keys}`}
      style={{ height }}
      onKeyDown={point}
      onBlur={hide}
    />
  );
}
