import { createSpotlight } from '@mantine/spotlight';

export const [paletteStore, palette] = createSpotlight();

let back: Element | null = null;

/** Opens the command palette, from wherever one is. */
export function openPalette(): void {
  back = document.activeElement;
  palette.open();
}

/** Where the keyboard goes when the palette closes: to the page, where another one was chosen, or back to where it was. */
export const focusPageAfterwards = (): void => void (back = null);

export function focusAfterPalette(): void {
  const target = back?.isConnected && back !== document.body ? back : document.getElementById('content');
  if (target instanceof HTMLElement) target.focus({ preventScroll: true });
}

/** Enter runs the best fit, also where it came later than the others. */
export function selectFirst(): void {
  const actions = document.getElementById(paletteStore.getState().listId)?.querySelectorAll('[data-action]') ?? [];
  actions.forEach((action, index) => action.toggleAttribute('data-selected', index === 0));
  paletteStore.setState({ ...paletteStore.getState(), selected: 0 });
}
