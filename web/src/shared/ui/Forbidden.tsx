import { useMessages } from '@/shared/i18n/useLanguage';
import { Notice } from '@/shared/ui/Notice';

/** In place of what the role may not see, which is something else than nothing. */
export function Forbidden({ name }: { name?: string }) {
  const { states } = useMessages();

  return <Notice title={name ? states.forbiddenOf(name) : states.forbidden} detail={states.forbiddenDetail} />;
}
