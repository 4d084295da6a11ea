import { Avatar, Menu, UnstyledButton } from '@mantine/core';
import { IconLogout } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { signOut } from '@/shared/api/session';
import { type LanguageChoice, languageChoices } from '@/shared/i18n/language';
import { useLanguage, useMessages } from '@/shared/i18n/useLanguage';

/** Each as its speakers call it. */
const languageNames = { en: 'English', de: 'Deutsch' };

export function AccountMenu({ name }: { name: string }) {
  const { account } = useMessages();
  const { choice, choose } = useLanguage();
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
        <Menu.Divider />
        <Menu.Label>{account.language}</Menu.Label>
        <Menu.RadioGroup value={choice} onChange={(next) => choose(next as LanguageChoice)}>
          {languageChoices.map((name) => (
            <Menu.RadioItem key={name} value={name} {...(name !== 'system' && { lang: name })}>
              {name === 'system' ? account.systemLanguage : languageNames[name]}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => void leave()}>
          {account.signOut}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
