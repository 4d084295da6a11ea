import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MantineProvider } from '@mantine/core';
import { expect, test, vi } from 'vitest';
import { Chart, type ChartProps } from '@/charts/Chart';
import { LanguageProvider } from '@/shared/i18n/LanguageProvider';

const days = ['Monday', 'Tuesday', 'Wednesday'];

const option = () => ({});

// Places are ten pixels apart.
vi.mock('@/charts/echarts', () => ({
  init: () => ({
    setOption: () => undefined,
    dispose: () => undefined,
    convertToPixel: (_: unknown, index: number) => index * 10,
    convertFromPixel: (_: unknown, x: number) => Math.round(x / 10),
    getWidth: () => 30,
    getHeight: () => 0,
  }),
}));

const chartOf = (shown: readonly string[], zoom: Pick<ChartProps, 'onZoom' | 'onZoomOut'> = {}) => (
  <MantineProvider env="test">
    <LanguageProvider>
      <Chart
        {...zoom}
        option={option}
        summary="Three days."
        points={shown.length}
        readout={(index) => {
          const title = shown[index];
          return title === undefined
            ? undefined
            : { title, readings: [{ label: 'Sold', value: index, mark: 'actual' }], ranges: [], write: String };
        }}
      />
    </LanguageProvider>
  </MantineProvider>
);

const show = () => render(chartOf(days));

test('arrow keys read out one day after the other, and stop at the ends', async () => {
  show();
  const pointing = screen.getByRole('slider', { name: 'Day of the chart' });
  pointing.focus();

  await userEvent.keyboard('{ArrowLeft}');
  expect(pointing).toHaveAttribute('aria-valuetext', 'Wednesday. Sold 2');
  await userEvent.keyboard('{ArrowRight}{ArrowLeft}{ArrowLeft}{ArrowLeft}');
  expect(pointing).toHaveAttribute('aria-valuetext', 'Monday. Sold 0');
});

test('Enter pins a day, which stays when the keyboard goes elsewhere, until it is let go', async () => {
  show();
  screen.getByRole('slider').focus();
  await userEvent.keyboard('{Home}{ArrowRight}');
  expect(screen.queryByRole('group', { name: 'Tuesday' })).not.toBeInTheDocument();

  await userEvent.keyboard('{Enter}');
  await userEvent.tab();
  expect(screen.getByRole('group', { name: 'Tuesday' })).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Unpin' }));

  expect(screen.queryByRole('group', { name: 'Tuesday' })).not.toBeInTheDocument();
  expect(screen.getByRole('slider')).toHaveFocus();
});

test('what is not pinned goes with the focus', async () => {
  show();
  const pointing = screen.getByRole('slider');
  pointing.focus();
  await userEvent.keyboard('{End}');
  expect(screen.getByText('Wednesday')).toBeVisible();

  await userEvent.tab();

  expect(screen.queryByText('Wednesday')).not.toBeInTheDocument();
});

test('a shorter period that comes meanwhile is read out at its end', async () => {
  const { rerender } = show();
  screen.getByRole('slider').focus();
  await userEvent.keyboard('{End}');

  rerender(chartOf(days.slice(0, 2)));

  expect(screen.getByRole('slider')).toHaveAttribute('aria-valuetext', 'Tuesday. Sold 1');
});

test('the mouse draws over what is to be seen closer, in either direction, and Escape leads back out', async () => {
  const [onZoom, onZoomOut] = [vi.fn(), vi.fn()];
  Element.prototype.setPointerCapture = () => undefined;
  render(chartOf(days, { onZoom, onZoomOut }));
  const pointing = screen.getByRole('slider');
  await vi.waitFor(async () => {
    await userEvent.pointer({ target: pointing, coords: { clientX: 20 } });
    expect(pointing).toHaveAttribute('aria-valuetext', 'Wednesday. Sold 2');
  });

  await userEvent.pointer([
    { keys: '[MouseLeft>]', target: pointing, coords: { clientX: 20 } },
    { target: pointing, coords: { clientX: 9 } },
    { keys: '[/MouseLeft]', target: pointing, coords: { clientX: 9 } },
  ]);
  expect(onZoom.mock.calls).toEqual([[1, 2]]);
  expect(screen.queryByRole('group')).not.toBeInTheDocument();

  await userEvent.pointer([
    { keys: '[MouseLeft>]', target: pointing, coords: { clientX: 10 } },
    { keys: '[/MouseLeft]', target: pointing, coords: { clientX: 12 } },
  ]);
  expect(onZoom).toHaveBeenCalledTimes(1);
  expect(screen.getByRole('group', { name: 'Tuesday' })).toBeVisible();

  pointing.focus();
  await userEvent.keyboard('{Escape}');
  expect(onZoomOut).not.toHaveBeenCalled();
  await userEvent.keyboard('{Escape}');
  expect(onZoomOut).toHaveBeenCalledTimes(1);
});
