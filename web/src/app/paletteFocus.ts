import { openSpotlight } from '@mantine/spotlight';

let back: Element | null = null;

/** Opens the command palette, from wherever one is. */
export function openPalette(): void {
  back = document.activeElement;
  openSpotlight();
}

/** Where the keyboard goes when the palette closes: to the page, where another one was chosen, or back to where it was. */
export const focusPageAfterwards = (): void => void (back = null);

export function focusAfterPalette(): void {
  const target = back?.isConnected && back !== document.body ? back : document.getElementById('content');
  if (target instanceof HTMLElement) target.focus({ preventScroll: true });
}
