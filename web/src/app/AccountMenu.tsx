import { Avatar, Menu, UnstyledButton } from '@mantine/core';
import { IconApi, IconBook, IconLogout } from '@tabler/icons-react';
import { apiPages } from '@/app/apiPages';
import { useLeave } from '@/app/useLeave';
import { type LanguageChoice, languageChoices, languageNames } from '@/shared/i18n/language';
import { useLanguage, useMessages } from '@/shared/i18n/useLanguage';

export function AccountMenu({ name }: { name: string }) {
  const { account } = useMessages();
  const { choice, choose } = useLanguage();
  const leave = useLeave();

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
        <Menu.Item component="a" href={apiPages.docs} leftSection={<IconApi size={16} />}>
          {account.apiDocs}
        </Menu.Item>
        <Menu.Item component="a" href={apiPages.reference} leftSection={<IconBook size={16} />}>
          {account.apiReference}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={leave}>
          {account.signOut}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
