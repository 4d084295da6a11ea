import { Button, Group, Kbd, Stack, Switch, Text, TextInput, UnstyledButton } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { type KeyboardEvent, type SubmitEvent, useState } from 'react';
import { useBusiness } from '@/shared/business/useBusiness';
import { clipboardKeys } from '@/shared/filters/clipboard';
import { type DayRange, isDay } from '@/shared/filters/period';
import classes from '@/shared/filters/filters.module.css';
import { useFormats } from '@/shared/format/useFormats';
import { useMessages } from '@/shared/i18n/useLanguage';

export interface DayOption {
  readonly label: string;
  /** Null: days of one's own, or none. */
  readonly days: DayRange | null;
  readonly chosen: boolean;
  /** Undefined: asks for days of one's own. */
  readonly choose: (() => void) | undefined;
}

export interface DayChoicesProps {
  /** In columns. */
  readonly options: readonly (readonly DayOption[])[];
  readonly custom: DayRange;
  readonly latest: string;
  readonly onCustom: (range: DayRange) => void;
  /** Whether to leave out the running day, where that can be said. */
  readonly completeOnly?: { readonly chosen: boolean; readonly choose: (chosen: boolean) => void };
  /** Takes the days to another page or program, and brings them from there. */
  readonly clipboard?: { readonly copy: () => void; readonly paste: () => void };
  readonly onClose: () => void;
}

/** Usual days to choose from, or days of one's own. */
export function DayChoices({ options, custom, latest, onCustom, completeOnly, clipboard, onClose }: DayChoicesProps) {
  const { filters: texts } = useMessages();
  const { timeZone } = useBusiness();
  const formats = useFormats();
  const [choosesDays, setChoosesDays] = useState(false);

  return (
    <Stack gap={2} className={classes.choices}>
      <div className={classes.columns} onKeyDown={moveBetweenOptions}>
        {options.map((column) => (
          <div key={column[0]?.label}>
            {column.map(({ label, days, chosen, choose }) => (
              <UnstyledButton
                key={label}
                className={classes.option}
                aria-pressed={chosen}
                {...(chosen && { 'data-autofocus': true })}
                onClick={() => {
                  if (!choose) {
                    setChoosesDays(true);
                    return;
                  }
                  choose();
                  onClose();
                }}
              >
                <IconCheck size={16} aria-hidden visibility={chosen ? 'visible' : 'hidden'} />
                <span>{label}</span>
                {days && (
                  <Text span size="xs" c="dimmed" className="tabular">
                    {formats.days(days)}
                  </Text>
                )}
              </UnstyledButton>
            ))}
          </div>
        ))}
      </div>
      {choosesDays && (
        <CustomDays
          initial={custom}
          latest={latest}
          onApply={(range) => {
            onCustom(range);
            onClose();
          }}
        />
      )}
      {completeOnly && (
        <Switch
          size="xs"
          px={8}
          py={6}
          label={texts.completeOnly}
          checked={completeOnly.chosen}
          onChange={(event) => completeOnly.choose(event.currentTarget.checked)}
        />
      )}
      <Group justify="space-between" gap="xs" px={8} py={4}>
        <Text size="xs" c="dimmed">
          {texts.zone(timeZone)}
        </Text>
        {clipboard && (
          <Group gap={4}>
            {(['copy', 'paste'] as const).map((action) => (
              <Button
                key={action}
                size="compact-xs"
                variant="subtle"
                color="gray"
                rightSection={<Kbd size="xs">{clipboardKeys[action]}</Kbd>}
                onClick={() => {
                  clipboard[action]();
                  onClose();
                }}
              >
                {texts.clipboard[action]}
              </Button>
            ))}
          </Group>
        )}
      </Group>
    </Stack>
  );
}

/** Arrows go from choice to choice, through all columns. */
function moveBetweenOptions(event: KeyboardEvent<HTMLElement>): void {
  const options = [...event.currentTarget.querySelectorAll('button')];
  const at = options.findIndex((option) => option === document.activeElement);
  const places: Readonly<Record<string, number>> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    Home: 0,
    End: options.length - 1,
  };
  const place = places[event.key];
  if (place === undefined) return;
  event.preventDefault();
  options.at(place % options.length)?.focus();
}

interface CustomDaysProps {
  readonly initial: DayRange;
  readonly latest: string;
  readonly onApply: (range: DayRange) => void;
}

function CustomDays({ initial, latest, onApply }: CustomDaysProps) {
  const { filters: texts } = useMessages();
  const [from, setFrom] = useState(initial.from);
  const [to, setTo] = useState(initial.to);
  const backwards = isDay(from) && isDay(to) && from > to;

  function apply(event: SubmitEvent): void {
    event.preventDefault();
    if (isDay(from) && isDay(to) && !backwards) onApply({ from, to });
  }

  return (
    <form onSubmit={apply} className={classes.days}>
      <TextInput
        type="date"
        size="sm"
        label={texts.from}
        data-autofocus
        max={latest}
        value={from}
        onChange={(event) => setFrom(event.currentTarget.value)}
      />
      <TextInput
        type="date"
        size="sm"
        label={texts.to}
        max={latest}
        value={to}
        error={backwards && texts.backwards}
        onChange={(event) => setTo(event.currentTarget.value)}
      />
      <Button type="submit" size="sm" disabled={!isDay(from) || !isDay(to) || backwards}>
        {texts.apply}
      </Button>
    </form>
  );
}
