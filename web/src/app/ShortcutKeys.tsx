import { Group, Kbd, Modal, Table, Text } from '@mantine/core';
import { useDisclosure, useHotkeys } from '@mantine/hooks';
import { openSpotlight } from '@mantine/spotlight';
import { useNavigate } from 'react-router';
import { destinations } from '@/app/navigation';
import { useLinks } from '@/shared/filters/useLinks';
import { useMessages } from '@/shared/i18n/useLanguage';
import { useKeys } from '@/shared/shortcuts/useKeys';

/** The keys that work on every page, and the list of them on `?`. */
export function ShortcutKeys() {
  const { keys, pages } = useMessages();
  const navigate = useNavigate();
  const links = useLinks();
  const [open, { open: show, close }] = useDisclosure(false);

  useHotkeys([['mod+K', openSpotlight]], []); // here and not in the palette, which may still be on its way
  useKeys({
    ...Object.fromEntries(destinations.map(({ path, key }) => [`g ${key}`, () => void navigate(links.to(path))])),
    '/': openSpotlight,
    '?': show,
  });

  const list: [string[], string][] = [
    ...destinations.map(({ title, key }): [string[], string] => [['g', key], keys.go(pages[title])]),
    [['Ctrl K'], keys.search],
    [['/'], keys.search],
    [['?'], keys.help],
    [['←', '→'], keys.chart],
    [['Enter'], keys.pin],
    [['Esc'], keys.close],
  ];

  return (
    <Modal opened={open} onClose={close} title={keys.title} centered>
      <Table>
        <Table.Tbody>
          {list.map(([pressed, meaning]) => (
            <Table.Tr key={pressed.join(' ')}>
              <Table.Th scope="row" w={120}>
                <Group gap={6}>
                  {pressed.map((key) => (
                    <Kbd key={key}>{key}</Kbd>
                  ))}
                </Group>
              </Table.Th>
              <Table.Td>
                <Text size="sm">{meaning}</Text>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Modal>
  );
}
