import { Button, Group, Popover, Stack, Switch, Text, TextInput, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconCalendar, IconCheck, IconChevronDown } from '@tabler/icons-react';
import { type ReactNode, type SubmitEvent, useState } from 'react';
import { useBusiness, useToday } from '@/shared/business/useBusiness';
import { comparisons, type DayRange, isDay, periods, resolveComparison, resolvePeriod } from '@/shared/filters/period';
import classes from '@/shared/filters/filters.module.css';
import { useFilters } from '@/shared/filters/useFilters';
import { useFormats } from '@/shared/format/useFormats';
import { useMessages } from '@/shared/i18n/useLanguage';

/** Which days are shown, and which they are compared with. */
export function PeriodControl() {
  const { filters: texts } = useMessages();
  const formats = useFormats();
  const today = useToday();
  const [{ period, range, completeOnly, comparison, compared }, change] = useFilters();

  return (
    <Group gap="xs">
      <DayMenu
        label={texts.period}
        value={period === 'custom' ? formats.days(range) : texts.periods[period]}
        exact={range}
        icon={<IconCalendar size={16} stroke={1.7} />}
        options={periods.map((name) => ({
          name,
          label: texts.periods[name],
          days: name === 'custom' ? null : resolvePeriod(name, today, completeOnly),
          chosen: name === period,
        }))}
        custom={range}
        latest={today}
        onChoose={(name) => change({ period: name === '30d' ? null : name, from: null, to: null })}
        onCustom={({ from, to }) => change({ period: 'custom', from, to })}
        footer={
          <Switch
            size="xs"
            px={8}
            py={6}
            label={texts.completeOnly}
            checked={completeOnly}
            onChange={(event) => change({ days: event.currentTarget.checked ? 'complete' : null })}
          />
        }
      />
      <DayMenu
        label={texts.compare}
        value={comparison === 'custom' && compared ? formats.days(compared) : texts.comparisons[comparison]}
        exact={compared}
        icon={
          <Text span size="sm" c="dimmed">
            {/* The space parts the words of what is read, as in the button's name. */}
            {`${texts.versus} `}
          </Text>
        }
        options={comparisons.map((name) => ({
          name,
          label: texts.comparisons[name],
          days: name === 'none' || name === 'custom' ? null : resolveComparison(name, range),
          chosen: name === comparison,
        }))}
        custom={compared ?? resolveComparison('previous', range)}
        latest={today}
        onChoose={(name) => change({ compare: name === 'previous' ? null : name, compareFrom: null, compareTo: null })}
        onCustom={({ from, to }) => change({ compare: 'custom', compareFrom: from, compareTo: to })}
      />
    </Group>
  );
}

interface DayMenuProps<T extends string> {
  readonly label: string;
  readonly value: string;
  readonly exact: DayRange | null;
  readonly icon: ReactNode;
  readonly options: readonly { name: T; label: string; days: DayRange | null; chosen: boolean }[];
  readonly custom: DayRange;
  readonly latest: string;
  readonly onChoose: (name: T) => void;
  readonly onCustom: (range: DayRange) => void;
  readonly footer?: ReactNode;
}

function DayMenu<T extends string>(props: DayMenuProps<T>) {
  const { label, value, exact, icon } = props;
  const { filters: texts } = useMessages();
  const { timeZone } = useBusiness();
  const formats = useFormats();
  const [open, { toggle, close }] = useDisclosure(false);
  const hint = exact ? `${formats.days(exact)} · ${timeZone}` : texts.comparisons.none;

  return (
    <Popover opened={open} onChange={close} position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <Button
          variant="default"
          className={classes.control}
          leftSection={icon}
          rightSection={<IconChevronDown size={14} />}
          aria-label={`${label} ${value}, ${hint}`}
          {...(!open && { 'data-hint': hint })}
          onClick={toggle}
        >
          {value}
        </Button>
      </Popover.Target>
      <Popover.Dropdown p={6} aria-label={label}>
        <Choices {...props} onClose={close} />
      </Popover.Dropdown>
    </Popover>
  );
}

function Choices<T extends string>(props: DayMenuProps<T> & { onClose: () => void }) {
  const { options, custom, latest, onChoose, onCustom, onClose, footer } = props;
  const { filters: texts } = useMessages();
  const { timeZone } = useBusiness();
  const formats = useFormats();
  const [choosesDays, setChoosesDays] = useState(false);

  return (
    <Stack gap={2} miw={260}>
      {options.map(({ name, label: text, days, chosen }) => (
        <UnstyledButton
          key={name}
          className={classes.option}
          aria-pressed={chosen}
          onClick={() => {
            if (name === 'custom') {
              setChoosesDays(true);
              return;
            }
            onChoose(name);
            onClose();
          }}
        >
          <IconCheck size={16} aria-hidden visibility={chosen ? 'visible' : 'hidden'} />
          <span>{text}</span>
          {days && (
            <Text span size="xs" c="dimmed" className="tabular">
              {formats.days(days)}
            </Text>
          )}
        </UnstyledButton>
      ))}
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
      {footer}
      <Text size="xs" c="dimmed" px={8} py={4}>
        {texts.zone(timeZone)}
      </Text>
    </Stack>
  );
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
