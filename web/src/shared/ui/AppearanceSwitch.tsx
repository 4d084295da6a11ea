import { ActionIcon, Menu, type MantineColorScheme, useMantineColorScheme } from '@mantine/core';
import { IconDeviceDesktop, IconMoon, IconSun } from '@tabler/icons-react';
import { useMessages } from '@/shared/i18n/useLanguage';

const icons = { auto: IconDeviceDesktop, light: IconSun, dark: IconMoon };
const schemes: readonly MantineColorScheme[] = ['auto', 'light', 'dark'];

export function AppearanceSwitch() {
  const { appearance } = useMessages();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const Chosen = icons[colorScheme];

  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={appearance.label}>
          <Chosen size={20} stroke={1.7} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {schemes.map((scheme) => {
          const Icon = icons[scheme];
          return (
            <Menu.Item key={scheme} leftSection={<Icon size={16} />} onClick={() => setColorScheme(scheme)}>
              {appearance[scheme]}
            </Menu.Item>
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}
