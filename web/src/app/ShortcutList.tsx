import { Group, Kbd, Modal } from '@mantine/core';
import { usePages } from '@/app/usePages';
import { useMessages } from '@/shared/i18n/useLanguage';
import { Table } from '@/shared/ui/Table';

interface ShortcutListProps {
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** What can be pressed, and what it does. */
export function ShortcutList({ opened, onClose }: ShortcutListProps) {
  const { keys, pages: titles, states } = useMessages();
  const pages = usePages();

  const list: [string[], string][] = [
    ...pages.map(({ title, key }): [string[], string] => [['g', key], keys.go(titles[title])]),
    [['Ctrl K'], keys.search],
    [['/'], keys.search],
    [['?'], keys.help],
    [['←', '→'], keys.chart],
    [['Enter'], keys.pin],
    [['z'], keys.zoomOut],
    [['t', 'c'], keys.copyDays],
    [['t', 'v'], keys.pasteDays],
    [['Esc'], keys.close],
  ];

  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={keys.title}
      closeButtonProps={{ 'aria-label': states.close }}
      centered
    >
      <Table
        label={keys.title}
        items={list}
        keyOf={([pressed]) => pressed.join(' ')}
        columns={[
          {
            title: keys.keys,
            width: 120,
            cell: ([pressed]) => (
              <Group gap={6}>
                {pressed.map((key) => (
                  <Kbd key={key}>{key}</Kbd>
                ))}
              </Group>
            ),
          },
          { title: keys.meaning, cell: ([, meaning]) => meaning },
        ]}
      />
    </Modal>
  );
}
