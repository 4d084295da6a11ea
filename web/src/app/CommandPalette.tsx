import { useMantineColorScheme } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Spotlight, type SpotlightActionData, type SpotlightActionGroupData } from '@mantine/spotlight';
import { IconBox, IconMoon, IconPlayerPause, IconPlayerPlay, IconSearch, IconSun } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { usePages } from '@/app/usePages';
import { productSearchQuery } from '@/shared/catalog/ProductPicker';
import { useLinks } from '@/shared/filters/useLinks';
import { useMessages } from '@/shared/i18n/useLanguage';
import { pauseLive, resumeLive } from '@/shared/live/live';

const typingMs = 150;
const shortestSearch = 2;

/** Ctrl K or ⌘ K: every page, product and command by its name. */
export function CommandPalette() {
  const { pages: titles, palette } = useMessages();
  const pages = usePages();
  const { setColorScheme } = useMantineColorScheme();
  const navigate = useNavigate();
  const links = useLinks();
  const [text, setText] = useState('');
  const [search] = useDebouncedValue(text.trim(), typingMs);
  const searches = search.length >= shortestSearch;
  const found = useQuery({ ...productSearchQuery(search), enabled: searches });

  const matches = ({ label }: SpotlightActionData): boolean =>
    label?.toLowerCase().includes(text.trim().toLowerCase()) ?? false;
  const groups: SpotlightActionGroupData[] = [
    {
      group: palette.pages,
      actions: pages
        .map(({ path, title, icon: Icon }) => ({
          id: path,
          label: titles[title],
          leftSection: <Icon size={20} stroke={1.7} />,
          onClick: () => void navigate(links.to(path)),
        }))
        .filter(matches),
    },
    {
      group: palette.products,
      actions: (searches ? (found.data?.items ?? []) : []).map(({ sku, name, category }) => ({
        id: `product ${sku}`,
        label: name ?? sku,
        description: [sku, category].filter(Boolean).join(' · '),
        leftSection: <IconBox size={20} stroke={1.7} />,
        onClick: () => void navigate(links.forecast(sku)),
      })),
    },
    {
      group: palette.commands,
      actions: [
        { id: 'light', label: palette.toLight, icon: IconSun, onClick: () => setColorScheme('light') },
        { id: 'dark', label: palette.toDark, icon: IconMoon, onClick: () => setColorScheme('dark') },
        { id: 'pause', label: palette.pause, icon: IconPlayerPause, onClick: pauseLive },
        { id: 'resume', label: palette.resume, icon: IconPlayerPlay, onClick: resumeLive },
      ]
        .map(({ icon: Icon, ...action }) => ({ ...action, leftSection: <Icon size={20} stroke={1.7} /> }))
        .filter(matches),
    },
  ];

  return (
    <Spotlight
      actions={groups.filter(({ actions }) => actions.length > 0)}
      filter={(_, actions) => actions} // filtered above: products by the server
      query={text}
      onQueryChange={setText}
      shortcut={null}
      highlightQuery
      scrollable
      maxHeight={440}
      nothingFound={palette.nothing}
      searchProps={{
        leftSection: <IconSearch size={20} />,
        placeholder: palette.placeholder,
        'aria-label': palette.placeholder,
      }}
    />
  );
}
