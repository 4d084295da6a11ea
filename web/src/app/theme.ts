import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

const petrol: MantineColorsTuple = [
  '#e9f7f3',
  '#d3ece5',
  '#a5d9cb',
  '#74c5b0',
  '#4db499',
  '#33a98a',
  '#199a7c',
  '#0c7a64',
  '#0c5c50',
  '#07433b',
];

const coral: MantineColorsTuple = [
  '#fff0ea',
  '#ffdfd3',
  '#fdbda6',
  '#fb9976',
  '#fa7b4e',
  '#f96834',
  '#e9552a',
  '#c2410c',
  '#a3340a',
  '#7f2808',
];

/** Greys with a little green in them: surfaces of one family with the brand colour. */
const ink: MantineColorsTuple = [
  '#d5dfdc',
  '#b7c4c0',
  '#9aaaa5',
  '#70827d',
  '#46554f',
  '#2e3b37',
  '#212d29',
  '#18221f',
  '#111917',
  '#0b110f',
];

export const theme = createTheme({
  primaryColor: 'petrol',
  primaryShade: { light: 8, dark: 7 },
  colors: { petrol, coral, dark: ink },
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  headings: { fontWeight: '650', sizes: { h1: { fontSize: '1.6rem', lineHeight: '1.2' }, h2: { fontSize: '1.1rem' } } },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
});

export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#f6f7f4',
    '--mantine-color-text': '#14201c',
    '--mantine-color-dimmed': '#56645f',
    '--bp-surface': '#ffffff',
    '--bp-line': '#e1e6e2',
    '--bp-hover': '#eef2ef',
    '--bp-actual': '#22322d',
    '--bp-accent': '#0c7a64',
    '--bp-now': '#c2410c',
    '--bp-muted': '#8a9994',
    '--bp-good': '#0c7a50',
    '--bp-warn': '#96570a',
    '--bp-bad': '#b42318',
    '--mantine-color-error': '#b42318',
  },
  dark: {
    '--mantine-color-body': '#0e1513',
    '--mantine-color-text': '#e4ece9',
    '--mantine-color-dimmed': '#9aaaa5',
    '--mantine-color-petrol-light': '#183a31',
    '--mantine-color-petrol-light-color': '#a5d9cb',
    '--bp-surface': '#151e1b',
    '--bp-line': '#26322e',
    '--bp-hover': '#1d2825',
    '--bp-actual': '#dfe9e5',
    '--bp-accent': '#4db499',
    '--bp-now': '#fa7b4e',
    '--bp-muted': '#70827d',
    '--bp-good': '#4cc38a',
    '--bp-warn': '#eab04e',
    '--bp-bad': '#ff8f7f',
    '--mantine-color-error': '#ff8f7f',
  },
});
