/**
 * The colours of drawings, each with one meaning: what happened is ink, what may happen is the accent, the present is coral, and what
 * either is compared with is grey. The same as the theme's variables, which a drawing cannot read.
 */
export interface ChartColours {
  readonly actual: string;
  readonly expected: string;
  readonly now: string;
  readonly compared: string;
  readonly line: string;
  readonly surface: string;
}

const light: ChartColours = {
  actual: '#22322d',
  expected: '#0c7a64',
  now: '#c2410c',
  compared: '#56645f',
  line: '#e1e6e2',
  surface: '#ffffff',
};

const dark: ChartColours = {
  actual: '#dfe9e5',
  expected: '#4db499',
  now: '#fa7b4e',
  compared: '#9aaaa5',
  line: '#26322e',
  surface: '#151e1b',
};

export const chartColours = (scheme: 'light' | 'dark'): ChartColours => (scheme === 'dark' ? dark : light);
