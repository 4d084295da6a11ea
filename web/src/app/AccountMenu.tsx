import { Avatar, Menu, UnstyledButton } from '@mantine/core';
import { IconLogout } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { signOut } from '@/shared/api/session';
import { useMessages } from '@/shared/i18n/useLanguage';

export function AccountMenu({ name }: { name: string }) {
  const { account } = useMessages();
  const queries = useQueryClient();

  async function leave(): Promise<void> {
    await signOut();
    queries.clear(); // the next user must not see what this one has loaded
  }

  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <UnstyledButton aria-label={account.menu(name)} ml={4}>
          <Avatar size={32} color="petrol" variant="light">
            {name.slice(0, 2).toUpperCase()}
          </Avatar>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{name}</Menu.Label>
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => void leave()}>
          {account.signOut}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
