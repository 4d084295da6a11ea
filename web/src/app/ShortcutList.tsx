import { Group, Kbd, Modal, Table, Text } from '@mantine/core';
import { usePages } from '@/app/usePages';
import { useMessages } from '@/shared/i18n/useLanguage';

interface ShortcutListProps {
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** What can be pressed, and what it does. */
export function ShortcutList({ opened, onClose }: ShortcutListProps) {
  const { keys, pages: titles } = useMessages();
  const pages = usePages();

  const list: [string[], string][] = [
    ...pages.map(({ title, key }): [string[], string] => [['g', key], keys.go(titles[title])]),
    [['Ctrl K'], keys.search],
    [['/'], keys.search],
    [['?'], keys.help],
    [['←', '→'], keys.chart],
    [['Enter'], keys.pin],
    [['Esc'], keys.close],
  ];

  return (
    <Modal opened={opened} onClose={onClose} title={keys.title} centered>
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
