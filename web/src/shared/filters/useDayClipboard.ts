import { clipboardKeys, daysNamed, writeDays } from '@/shared/filters/clipboard';
import { sayPeriod, useFilters } from '@/shared/filters/useFilters';
import { useFormats } from '@/shared/format/useFormats';
import { useMessages } from '@/shared/i18n/useLanguage';
import { useKeys } from '@/shared/shortcuts/useKeys';

/** Takes the period from one page or program to another, by keys or by choice. */
export function useDayClipboard() {
  const { filters: texts } = useMessages();
  const formats = useFormats();
  const [{ range }, change] = useFilters();

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(writeDays(range));
      await tell(texts.clipboard.copied(formats.days(range)));
    } catch {
      await tell(texts.clipboard.forbidden);
    }
  }

  async function paste(): Promise<void> {
    try {
      const days = daysNamed(await navigator.clipboard.readText());
      if (days) change(sayPeriod('custom', days));
      else await tell(texts.clipboard.noDays);
    } catch {
      await tell(texts.clipboard.forbidden);
    }
  }

  const actions = { copy: () => void copy(), paste: () => void paste() };
  useKeys({ [clipboardKeys.copy]: actions.copy, [clipboardKeys.paste]: actions.paste });
  return actions;
}

async function tell(message: string): Promise<void> {
  const { notifications } = await import('@mantine/notifications');
  notifications.show({ message });
}
