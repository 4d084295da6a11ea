import { Button, Group, Popover, Text } from '@mantine/core';
import { IconCalendar, IconChevronDown } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useBusiness, useToday } from '@/shared/business/useBusiness';
import type { DayChoicesProps } from '@/shared/filters/DayChoices';
import { comparisons, type DayRange, periods, resolveComparison, resolvePeriod } from '@/shared/filters/period';
import classes from '@/shared/filters/filters.module.css';
import { useFilters } from '@/shared/filters/useFilters';
import { useFormats } from '@/shared/format/useFormats';
import { useMessages } from '@/shared/i18n/useLanguage';
import { useLoadedOnOpen } from '@/shared/ui/useLoadedOnOpen';

const loadChoices = async () => (await import('@/shared/filters/DayChoices')).DayChoices;

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
          label: texts.periods[name],
          days: name === 'custom' ? null : resolvePeriod(name, today, completeOnly),
          chosen: name === period,
          choose:
            name === 'custom'
              ? undefined
              : () => change({ period: name === '30d' ? null : name, from: null, to: null }),
        }))}
        custom={range}
        latest={today}
        onCustom={({ from, to }) => change({ period: 'custom', from, to })}
        completeOnly={{ chosen: completeOnly, choose: (chosen) => change({ days: chosen ? 'complete' : null }) }}
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
          label: texts.comparisons[name],
          days: name === 'none' || name === 'custom' ? null : resolveComparison(name, range),
          chosen: name === comparison,
          choose:
            name === 'custom'
              ? undefined
              : () => change({ compare: name === 'previous' ? null : name, compareFrom: null, compareTo: null }),
        }))}
        custom={compared ?? resolveComparison('previous', range)}
        latest={today}
        onCustom={({ from, to }) => change({ compare: 'custom', compareFrom: from, compareTo: to })}
      />
    </Group>
  );
}

interface DayMenuProps extends Omit<DayChoicesProps, 'onClose'> {
  readonly label: string;
  readonly value: string;
  readonly exact: DayRange | null;
  readonly icon: ReactNode;
}

function DayMenu({ label, value, exact, icon, ...choices }: DayMenuProps) {
  const { filters: texts } = useMessages();
  const { timeZone } = useBusiness();
  const formats = useFormats();
  const { Opened: Choices, toggle, close } = useLoadedOnOpen(loadChoices);
  const hint = exact ? `${formats.days(exact)} · ${timeZone}` : texts.comparisons.none;

  return (
    <Popover opened={Choices !== null} onChange={close} position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <Button
          variant="default"
          className={classes.control}
          leftSection={icon}
          rightSection={<IconChevronDown size={14} />}
          aria-label={`${label} ${value}, ${hint}`}
          {...(!Choices && { 'data-hint': hint })}
          onClick={toggle}
        >
          {value}
        </Button>
      </Popover.Target>
      <Popover.Dropdown p={6} aria-label={label}>
        {Choices && <Choices {...choices} onClose={close} />}
      </Popover.Dropdown>
    </Popover>
  );
}
