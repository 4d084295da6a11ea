import { useMantineColorScheme } from '@mantine/core';
import { Spotlight, type SpotlightActionData } from '@mantine/spotlight';
import { IconMoon, IconSearch, IconSun } from '@tabler/icons-react';
import { useNavigate } from 'react-router';
import { destinations } from '@/app/navigation';
import { useMessages } from '@/shared/i18n/useLanguage';

/** Ctrl K or ⌘ K: every page and command by its name. */
export function CommandPalette() {
  const { pages, palette } = useMessages();
  const { setColorScheme } = useMantineColorScheme();
  const navigate = useNavigate();

  const actions: SpotlightActionData[] = [
    ...destinations.map(({ path, title, icon: Icon }) => ({
      id: path,
      label: pages[title],
      leftSection: <Icon size={20} stroke={1.7} />,
      onClick: () => void navigate(path),
    })),
    {
      id: 'light',
      label: palette.toLight,
      leftSection: <IconSun size={20} />,
      onClick: () => setColorScheme('light'),
    },
    { id: 'dark', label: palette.toDark, leftSection: <IconMoon size={20} />, onClick: () => setColorScheme('dark') },
  ];

  return (
    <Spotlight
      actions={actions}
      shortcut={['mod + K']}
      highlightQuery
      nothingFound={palette.nothing}
      searchProps={{
        leftSection: <IconSearch size={20} />,
        placeholder: palette.placeholder,
        'aria-label': palette.placeholder,
      }}
    />
  );
}
