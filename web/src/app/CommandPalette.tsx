import { Spotlight, type SpotlightActionData, type SpotlightActionGroupData } from '@mantine/spotlight';
import { useDebouncedValue } from '@mantine/hooks';
import { IconBox, IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useLayoutEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import type { Frame } from '@/app/frame';
import { focusAfterPalette, focusPageAfterwards, paletteStore, selectFirst } from '@/app/paletteFocus';
import { ranked } from '@/app/ranking';
import { keepRecent, readRecent, type RecentProduct } from '@/app/recent';
import { type Command, useCommands } from '@/app/useCommands';
import { productSearchQuery } from '@/shared/catalog/ProductPicker';
import { useLinks } from '@/shared/filters/useLinks';
import { useMessages } from '@/shared/i18n/useLanguage';

const typingMs = 150;
const shortestSearch = 2;
const outOfRank = 3;

interface Choice extends Omit<Command, 'kind'> {
  readonly rank: number;
  readonly product?: RecentProduct;
}

/** Ctrl K or ⌘ K: every page, product and command by its name, the best fit first; before one types, what was chosen last. */
export function CommandPalette({ frame }: { frame: Frame }) {
  const { palette } = useMessages();
  const commands = useCommands(frame);
  const navigate = useNavigate();
  const links = useLinks();
  const [text, setText] = useState('');
  const typed = text.trim();
  const [search] = useDebouncedValue(typed, typingMs);
  const searches = search.length >= shortestSearch;
  const found = useQuery({ ...productSearchQuery(search), enabled: searches });

  const choiceOf = (product: RecentProduct): Choice => ({
    id: `product ${product.sku}`,
    label: product.name ?? product.sku,
    names: [product.name ?? product.sku, product.sku],
    description: [product.sku, product.category].filter(Boolean).join(' · '),
    icon: IconBox,
    rank: 0,
    product,
    run: () => {
      focusPageAfterwards();
      void navigate(links.forecast(product.sku));
    },
  });
  const recent = typed
    ? []
    : readRecent().flatMap(({ id, product }) => {
        const known = product ? choiceOf(product) : commands.find((command) => command.id === id);
        return known ? [{ ...known, rank: 0 }] : [];
      });
  const isOther = ({ id }: { id: string }): boolean => recent.every((chosen) => chosen.id !== id);
  const of = (kind: Command['kind']): readonly Choice[] =>
    ranked(
      commands.filter((command) => command.kind === kind && isOther(command)),
      typed,
    );
  const products = (searches && typed ? (found.data?.items ?? []) : []).map(choiceOf);
  const fitting = ranked(products, typed);
  const rest = products // found by what the server knows beside the name
    .filter(({ id }) => fitting.every((choice) => choice.id !== id))
    .map((choice) => ({ ...choice, rank: outOfRank }));

  const groups = [
    { group: palette.recent, choices: recent },
    { group: palette.pages, choices: of('page') },
    { group: palette.products, choices: [...fitting, ...rest] },
    { group: palette.commands, choices: of('command') },
  ]
    .filter(({ choices }) => choices.length > 0)
    .sort((a, b) => (a.choices[0]?.rank ?? 0) - (b.choices[0]?.rank ?? 0))
    .map(({ group, choices }): SpotlightActionGroupData => ({ group, actions: choices.map(asAction) }));

  const offered = groups.flatMap(({ actions }) => actions.map(({ id }) => id)).join('\n');
  useLayoutEffect(selectFirst, [offered]);

  return (
    <Spotlight
      store={paletteStore}
      actions={groups}
      filter={(_, actions) => actions} // filtered above: products by the server
      query={text}
      onQueryChange={setText}
      shortcut={null}
      returnFocus={false}
      onSpotlightClose={focusAfterPalette}
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

const asAction = ({ id, label, description, icon: Icon, product, run }: Choice): SpotlightActionData => ({
  id,
  label,
  ...(description && { description }),
  leftSection: <Icon size={20} stroke={1.7} />,
  onClick: () => {
    keepRecent({
      id,
      ...(product && { product: { sku: product.sku, name: product.name, category: product.category } }),
    });
    run();
  },
});
