import { useHotkeys } from '@mantine/hooks';
import { useNavigate } from 'react-router';
import { openPalette } from '@/app/paletteFocus';
import { usePages } from '@/app/usePages';
import { useLinks } from '@/shared/filters/useLinks';
import { useKeys } from '@/shared/shortcuts/useKeys';

/** The keys that work on every page. */
export function ShortcutKeys({ onHelp }: { onHelp: () => void }) {
  const pages = usePages();
  const navigate = useNavigate();
  const links = useLinks();

  useHotkeys([['mod+K', openPalette]], []); // here and not in the palette, which comes with its first use
  useKeys({
    ...Object.fromEntries(pages.map(({ path, key }) => [`g ${key}`, () => void navigate(links.to(path))])),
    '/': openPalette,
    '?': onHelp,
  });

  return null;
}
