import { Anchor } from '@mantine/core';
import { Link } from 'react-router';
import { useMessages } from '@/shared/i18n/useLanguage';
import { Notice } from '@/shared/ui/Notice';

export function NotFound() {
  const { states } = useMessages();

  return (
    <Notice title={states.notFound}>
      <Anchor component={Link} to="/">
        {states.home}
      </Anchor>
    </Notice>
  );
}
