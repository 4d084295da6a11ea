import { useMantineColorScheme } from '@mantine/core';
import {
  type Icon,
  IconApi,
  IconDeviceDesktop,
  IconKeyboard,
  IconLanguage,
  IconLayoutSidebar,
  IconLogout,
  IconMoon,
  IconPlayerPause,
  IconPlayerPlay,
  IconSun,
} from '@tabler/icons-react';
import { useNavigate } from 'react-router';
import { apiPages } from '@/app/apiPages';
import { focusPageAfterwards } from '@/app/paletteFocus';
import type { Frame } from '@/app/frame';
import { useLeave } from '@/app/useLeave';
import { usePages } from '@/app/usePages';
import { useLinks } from '@/shared/filters/useLinks';
import { languageNames, languages } from '@/shared/i18n/language';
import { useLanguage, useMessages } from '@/shared/i18n/useLanguage';
import { pauseLive, resumeLive } from '@/shared/live/live';
import { useLiveStatus } from '@/shared/live/useLiveFrame';

/** Something that the palette offers to do. */
export interface Command {
  readonly id: string;
  readonly kind: 'page' | 'command';
  readonly label: string;
  readonly names: readonly string[];
  readonly description?: string;
  readonly icon: Icon;
  readonly run: () => void;
}

/** Every page to go to, and what else makes sense now. */
export function useCommands({ collapsed, toggleCollapsed, showKeys }: Frame): readonly Command[] {
  const { pages: titles, palette, keys } = useMessages();
  const pages = usePages();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const { language, choose } = useLanguage();
  const paused = useLiveStatus() === 'paused';
  const navigate = useNavigate();
  const links = useLinks();
  const leave = useLeave();

  const command = (id: string, label: string, icon: Icon, run: () => void): Command => ({
    id,
    kind: 'command',
    label,
    names: [label],
    icon,
    run,
  });
  const schemes = [
    { scheme: 'light', label: palette.toLight, icon: IconSun },
    { scheme: 'dark', label: palette.toDark, icon: IconMoon },
    { scheme: 'auto', label: palette.toDevice, icon: IconDeviceDesktop },
  ] as const;

  return [
    ...pages.map(({ path, title, icon }): Command => ({
      id: path,
      kind: 'page',
      label: keys.go(titles[title]),
      names: [titles[title], keys.go(titles[title])],
      icon,
      run: () => {
        focusPageAfterwards();
        void navigate(links.to(path));
      },
    })),
    ...schemes
      .filter(({ scheme }) => scheme !== colorScheme)
      .map(({ scheme, label, icon }) => command(scheme, label, icon, () => setColorScheme(scheme))),
    paused
      ? command('resume', palette.resume, IconPlayerPlay, resumeLive)
      : command('pause', palette.pause, IconPlayerPause, pauseLive),
    command('navigation', collapsed ? palette.expand : palette.collapse, IconLayoutSidebar, toggleCollapsed),
    ...languages
      .filter((name) => name !== language.name)
      .map((name) => command(name, palette.toLanguage(languageNames[name]), IconLanguage, () => choose(name))),
    command('keys', palette.keys, IconKeyboard, showKeys),
    command('api', palette.api, IconApi, () => location.assign(apiPages.docs)),
    command('leave', palette.signOut, IconLogout, leave),
  ];
}
