import { filters } from '@/shared/i18n/en/filters';
import { forecasts } from '@/shared/i18n/en/forecasts';
import { inventory } from '@/shared/i18n/en/inventory';
import { overview } from '@/shared/i18n/en/overview';
import { system } from '@/shared/i18n/en/system';

/** Every sentence of the SPA. Another language is another object of the same type. */
export const en = {
  product: 'BizPulse',
  tagline: 'Sales, stock and demand, as they happen.',
  skipToContent: 'Skip to content',
  navigation: { label: 'Main', open: 'Open navigation', close: 'Close navigation' },
  pages: { overview: 'Overview', inventory: 'Inventory', forecasts: 'Forecasts', system: 'System' },
  appearance: { label: 'Appearance', auto: 'As the device', light: 'Light', dark: 'Dark' },
  account: { signOut: 'Sign out', menu: (name: string) => `Account of ${name}` },
  palette: {
    open: 'Search and commands',
    placeholder: 'Go to a page or product, or run a command',
    pages: 'Pages',
    products: 'Products',
    commands: 'Commands',
    pause: 'Pause live numbers',
    resume: 'Resume live numbers',
    nothing: 'Nothing found',
    toLight: 'Light appearance',
    toDark: 'Dark appearance',
  },
  keys: {
    title: 'Keyboard shortcuts',
    go: (page: string) => `Go to ${page}`,
    search: 'Search and commands',
    help: 'This list',
    chart: 'Move through the days of a focused chart',
    close: 'Close what is open',
  },
  live: {
    pause: 'Hold the numbers still',
    resume: 'Follow what happens again',
    states: { connecting: 'Connecting', connected: 'Live', reconnecting: 'Reconnecting', paused: 'Paused' },
    hints: {
      connecting: 'Waiting for live numbers.',
      connected: 'Numbers follow every sale. Click to hold them still.',
      reconnecting: 'The live connection was lost and comes back by itself. Numbers may be old.',
      paused: 'Numbers stand still.',
    },
  },
  filters,
  compare: {
    new: 'new',
    judgements: { good: 'better', bad: 'worse', neutral: 'neither better nor worse' },
    sameHour: 'Both end at the same hour of their last day',
  },
  table: {
    sortBy: 'Sort by',
    ascending: 'Ascending, turn round',
    descending: 'Descending, turn round',
  },
  download: {
    csv: 'Download as CSV',
    csvOf: (name: string) => `Download ${name} as CSV`,
    failed: 'The download failed',
  },
  charts: {
    asTable: 'Show as table',
    asChart: 'Show as chart',
    keys: 'Left and right arrows move through the days.',
  },
  catalog: {
    placeholder: 'Name or number of a product',
    searching: 'Searching…',
    none: 'No such product',
    failed: 'Products cannot be searched now',
    clear: 'Clear',
  },
  overview,
  inventory,
  forecasts,
  signIn: {
    title: 'Sign in',
    user: 'E-mail or user name',
    password: 'Password',
    submit: 'Sign in',
    required: 'Please fill this in',
    refused: 'User name or password is wrong.',
    locked: 'Too many attempts. Please wait a few minutes and try again.',
    unreachable: 'BizPulse cannot be reached. Please try again in a moment.',
  },
  system,
  states: {
    loading: 'Loading',
    retry: 'Try again',
    orderChanged: 'Order changed: refresh',
    stale: 'Not up to date: the last refresh failed.',
    failed: 'This could not be loaded',
    unreachable: 'The server cannot be reached.',
    forbidden: 'You may not see this',
    forbiddenDetail: 'Your role has no permission for it. An administrator can change that.',
    trace: (id: string) => `Trace ${id}`,
    notFound: 'There is no such page',
    home: 'To the start page',
    broken: 'This page failed',
    reload: 'Load it again',
  },
  formats: { none: '–', notApplicable: 'n/a' },
};

export type Messages = typeof en;
