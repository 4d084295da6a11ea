import { useComputedColorScheme } from '@mantine/core';
import type { ECharts, EChartsCoreOption } from 'echarts/core';
import { type KeyboardEvent, type MouseEvent, type PointerEvent, useEffect, useMemo, useRef, useState } from 'react';
import { atShare } from '@/charts/atShare';
import classes from '@/charts/Chart.module.css';
import { chartColours, type ChartColours } from '@/charts/colours';
import { linesOf, type Readout, spoken } from '@/charts/readout';
import { ReadoutCard } from '@/charts/ReadoutCard';
import { useFormats } from '@/shared/format/useFormats';
import { useMessages } from '@/shared/i18n/useLanguage';
import { nextTask } from '@/shared/nextTask';

export interface ChartProps {
  /** Made anew when the theme changes; keep it stable otherwise (`useCallback`). */
  readonly option: (colours: ChartColours) => EChartsCoreOption;
  /** What the chart shows, in a sentence: read aloud in place of the drawing. */
  readonly summary: string;
  /** How many places there are to point at. */
  readonly points: number;
  /** What is known of each. */
  readonly readout: (index: number) => Readout | undefined;
  /** At least; it takes what room there is. */
  readonly height?: number | string;
  /** What is pointed at, where that is no day. */
  readonly pointingAt?: string;
  /** Somebody drew over the places from the first to the last. */
  readonly onZoom?: (first: number, last: number) => void;
  readonly onZoomOut?: () => void;
}

interface Pointed {
  readonly index: number;
  /** Where that is, 0 to 1 of the width. */
  readonly share: number;
  readonly pinned: boolean;
}

interface Drawn {
  /** Where it began and where it is by now, in pixels. */
  readonly from: number;
  readonly to: number;
}

const daysPerWeek = 7;
const leastDrawn = 6; // less is a click with an unsteady hand

/**
 * A drawing by ECharts that follows the theme and the size of its place. Mouse, finger and arrow keys point at a day and read out its
 * numbers; a click or Enter pins them. Where it can zoom, the mouse draws over what is to be seen closer.
 */
export function Chart(props: ChartProps) {
  const { option, summary, points, readout, height = 280, pointingAt, onZoom, onZoomOut } = props;
  const { charts } = useMessages();
  const formats = useFormats();
  const place = useRef<HTMLDivElement>(null);
  const pointing = useRef<HTMLDivElement>(null);
  const chart = useRef<ECharts | null>(null);
  const [pointed, setPointed] = useState<Pointed | null>(null);
  const hasDrawn = useRef(false);
  const [drawnOver, setDrawnOver] = useState<Drawn | null>(null);
  const scheme = useComputedColorScheme('light');
  const drawn = useMemo(() => option(chartColours(scheme)), [option, scheme]);
  const latest = useRef(drawn);

  useEffect(() => {
    latest.current = drawn;
    chart.current?.setOption(drawn, { notMerge: true });
    setPointed((before) => before && placedAt(chart.current, before, points));
  }, [drawn, points]);

  useEffect(() => {
    const element = place.current;
    if (!element) return;

    const resizing = new ResizeObserver(() => {
      if (chart.current?.getWidth() === element.clientWidth && chart.current.getHeight() === element.clientHeight)
        return;
      chart.current?.resize();
      setPointed((before) => before && { ...before, share: shareOf(chart.current, before.index) });
    });
    let unmounted = false;
    void import('@/charts/echarts').then(async ({ init }) => {
      await nextTask(); // loading it and drawing with it are each long enough
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

  function point(index: number, pinned: boolean): void {
    const within = Math.min(points - 1, Math.max(0, index));
    if (points > 0 && (pointed?.index !== within || pointed.pinned !== pinned))
      setPointed({ index: within, share: shareOf(chart.current, within), pinned });
  }

  const indexAt = (x: number): number => chart.current?.convertFromPixel({ xAxisIndex: 0 }, x) ?? 0;
  const indexUnder = (event: MouseEvent): number => indexAt(xOf(event));

  function beginDrawing(event: PointerEvent): void {
    hasDrawn.current = false;
    if (!onZoom || event.pointerType !== 'mouse' || event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    setDrawnOver({ from: xOf(event), to: xOf(event) });
  }

  function move(event: PointerEvent): void {
    if (event.pointerType !== 'mouse') return;
    if (drawnOver) setDrawnOver({ ...drawnOver, to: xOf(event) });
    if (!pointed?.pinned) point(indexUnder(event), false);
  }

  function endDrawing(): void {
    setDrawnOver(null);
    if (!drawnOver || !onZoom || widthOf(drawnOver) < leastDrawn) return;
    hasDrawn.current = true;
    setPointed(null);
    const ends = [drawnOver.from, drawnOver.to].map((x) => Math.min(points - 1, Math.max(0, indexAt(x))));
    onZoom(Math.min(...ends), Math.max(...ends));
  }

  function click(event: MouseEvent): void {
    if (hasDrawn.current) return; // the end of it, and no click
    const index = indexUnder(event);
    point(index, !(pointed?.pinned && pointed.index === index));
  }

  function press(event: KeyboardEvent): void {
    const steps: Readonly<Record<string, number>> = {
      ArrowLeft: -1,
      ArrowRight: 1,
      PageUp: -daysPerWeek,
      PageDown: daysPerWeek,
      Home: -points,
      End: points,
    };
    const step = steps[event.key];
    const pins = event.key === 'Enter' || event.key === ' ';
    if (event.key === 'Escape') {
      if (!pointed && !drawnOver) onZoomOut?.();
      setPointed(null);
      setDrawnOver(null);
    }
    if (step === undefined && !pins) return;
    event.preventDefault();
    if (step !== undefined) point((pointed?.index ?? (step < 0 ? points : -1)) + step, pointed?.pinned ?? false);
    else if (pointed) setPointed({ ...pointed, pinned: !pointed.pinned });
  }

  function unpin(): void {
    setPointed(null);
    pointing.current?.focus();
  }

  const index = pointed ? Math.min(pointed.index, points - 1) : -1; // a shorter period may have come meanwhile
  const told = pointed ? readout(index) : undefined;
  const shown = pointed && told ? { ...pointed, index, readout: told, lines: linesOf(told, formats, charts) } : null;

  return (
    <div className={classes.chart} style={{ minHeight: height }}>
      <div ref={place} className={classes.drawing} role="img" aria-label={summary} />
      {drawnOver && widthOf(drawnOver) >= leastDrawn && (
        <div
          className={classes.drawnOver}
          style={{ left: Math.min(drawnOver.from, drawnOver.to), width: widthOf(drawnOver) }}
        />
      )}
      {shown && <div className={classes.rule} data-pinned={shown.pinned} style={atShare(shown.share)} />}
      <div
        ref={pointing}
        className={classes.pointing}
        role="slider"
        tabIndex={0}
        aria-label={pointingAt ?? charts.pointing}
        aria-valuemin={0}
        aria-valuemax={Math.max(0, points - 1)}
        aria-valuenow={shown?.index ?? 0}
        aria-valuetext={shown ? spoken(shown.readout.title, shown.lines) : charts.keys}
        onKeyDown={press}
        onBlur={() => !pointed?.pinned && setPointed(null)}
        onPointerDown={beginDrawing}
        onPointerMove={move}
        onPointerUp={endDrawing}
        onPointerCancel={() => setDrawnOver(null)}
        onPointerLeave={() => !pointed?.pinned && setPointed(null)}
        onClick={click}
      />
      {shown && (
        <ReadoutCard
          readout={shown.readout}
          lines={shown.lines}
          share={shown.share}
          pinned={shown.pinned}
          onUnpin={unpin}
        />
      )}
    </div>
  );
}

const xOf = ({ clientX, currentTarget }: MouseEvent): number => clientX - currentTarget.getBoundingClientRect().left;

const widthOf = ({ from, to }: Drawn): number => Math.abs(to - from);

/** The same place in what is drawn now, or the last one where there are fewer. */
function placedAt(chart: ECharts | null, before: Pointed, points: number): Pointed {
  const index = Math.min(before.index, Math.max(0, points - 1));
  return { ...before, index, share: shareOf(chart, index) };
}

/** At the left edge until the drawing is there. */
function shareOf(chart: ECharts | null, index: number): number {
  const share = chart ? chart.convertToPixel({ xAxisIndex: 0 }, index) / chart.getWidth() : 0;
  return Number.isFinite(share) ? share : 0;
}
