/** The colours of drawings: one accent, the present, and greys. The same as the theme's variables, which a drawing cannot read. */
export interface ChartColours {
  readonly accent: string;
  readonly now: string;
  readonly text: string;
  readonly muted: string;
  readonly line: string;
  readonly surface: string;
}

const light: ChartColours = {
  accent: '#0c7a64',
  now: '#c2410c',
  text: '#14201c',
  muted: '#56645f',
  line: '#e1e6e2',
  surface: '#ffffff',
};

const dark: ChartColours = {
  accent: '#4db499',
  now: '#fa7b4e',
  text: '#e4ece9',
  muted: '#9aaaa5',
  line: '#26322e',
  surface: '#151e1b',
};

export const chartColours = (scheme: 'light' | 'dark'): ChartColours => (scheme === 'dark' ? dark : light);
