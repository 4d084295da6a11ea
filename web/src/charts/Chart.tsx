import { useComputedColorScheme } from '@mantine/core';
import type { ECharts, EChartsCoreOption } from 'echarts/core';
import { useEffect, useRef } from 'react';

interface ChartProps {
  readonly option: EChartsCoreOption;
  /** What the chart shows, in a sentence: read aloud in place of the drawing. */
  readonly summary: string;
  readonly height?: number;
}

/** A drawing by ECharts that follows the theme and the size of its place. */
export function Chart({ option, summary, height = 280 }: ChartProps) {
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<ECharts | null>(null);
  const latest = useRef(option);
  const scheme = useComputedColorScheme('light');

  useEffect(() => {
    latest.current = option;
    chart.current?.setOption(option, { notMerge: true });
  }, [option]);

  useEffect(() => {
    const element = place.current;
    if (!element) return;

    const resizing = new ResizeObserver(() => chart.current?.resize());
    let unmounted = false;
    void import('@/charts/echarts').then(({ init }) => {
      if (unmounted) return;
      chart.current = init(element, scheme === 'dark' ? 'dark' : null);
      chart.current.setOption({ backgroundColor: 'transparent', ...latest.current });
      resizing.observe(element);
    });

    return () => {
      unmounted = true;
      resizing.disconnect();
      chart.current?.dispose();
      chart.current = null;
    };
  }, [scheme]);

  return <div ref={place} role="img" aria-label={summary} style={{ height }} />;
}
