import { ActionIcon, Button, Group, Popover, Text } from '@mantine/core';
import { IconCalendar, IconChevronDown, IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useBusiness, useToday } from '@/shared/business/useBusiness';
import type { DayChoicesProps } from '@/shared/filters/DayChoices';
import classes from '@/shared/filters/filters.module.css';
import {
  calendarPeriods,
  comparisons,
  type DayRange,
  type Period,
  resolveComparison,
  resolvePeriod,
  rollingPeriods,
  stepped,
} from '@/shared/filters/period';
import { useDayClipboard } from '@/shared/filters/useDayClipboard';
import { sayPeriod, useFilters } from '@/shared/filters/useFilters';
import { useFormats } from '@/shared/format/useFormats';
import { useMessages } from '@/shared/i18n/useLanguage';
import { useLoadedOnOpen } from '@/shared/ui/useLoadedOnOpen';

const loadChoices = async () => (await import('@/shared/filters/DayChoices')).DayChoices;

const columns: readonly (readonly Period[])[] = [calendarPeriods, [...rollingPeriods, 'custom']];

/** Which days are shown, and which they are compared with. */
export function PeriodControl() {
  const { filters: texts } = useMessages();
  const formats = useFormats();
  const today = useToday();
  const clipboard = useDayClipboard();
  const [filters, change] = useFilters();
  const { period, range, completeOnly, comparison, usualComparison, compared } = filters;

  return (
    <Group gap="xs">
      <Group gap={0} wrap="nowrap">
        <StepButton step={-1} label={texts.earlier} />
        <DayMenu
          label={texts.period}
          value={period === 'custom' ? formats.days(range) : texts.periods[period]}
          exact={range}
          icon={<IconCalendar size={16} stroke={1.7} />}
          options={columns.map((names) =>
            names.map((name) => ({
              label: texts.periods[name],
              days: name === 'custom' ? null : resolvePeriod(name, today, completeOnly),
              chosen: name === period,
              choose: name === 'custom' ? undefined : () => change(sayPeriod(name, range)),
            })),
          )}
          custom={range}
          latest={today}
          onCustom={(days) => change(sayPeriod('custom', days))}
          completeOnly={{ chosen: completeOnly, choose: (chosen) => change({ days: chosen ? 'complete' : null }) }}
          clipboard={clipboard}
        />
        <StepButton step={1} label={texts.later} />
      </Group>
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
        options={[
          comparisons.map((name) => ({
            label: texts.comparisons[name],
            days: name === 'none' || name === 'custom' ? null : resolveComparison(name, range),
            chosen: name === comparison,
            choose:
              name === 'custom'
                ? undefined
                : () => change({ compare: name === usualComparison ? null : name, compareFrom: null, compareTo: null }),
          })),
        ]}
        custom={compared ?? resolveComparison('previous', range)}
        latest={today}
        onCustom={({ from, to }) => change({ compare: 'custom', compareFrom: from, compareTo: to })}
      />
    </Group>
  );
}

/** To the period before or after, as long as it does not lie ahead. */
function StepButton({ step, label }: { step: -1 | 1; label: string }) {
  const today = useToday();
  const [filters, change] = useFilters();
  const next = stepped(filters, step, today);
  const Icon = step < 0 ? IconChevronLeft : IconChevronRight;

  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size="lg"
      className={classes.step}
      aria-label={label}
      data-hint={label}
      disabled={!next}
      onClick={() => next && change(sayPeriod(next.period, next.range))}
    >
      <Icon size={18} stroke={1.7} />
    </ActionIcon>
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
      <Popover.Dropdown p={6} aria-label={label} maw="calc(100vw - 24px)">
        {Choices && <Choices {...choices} onClose={close} />}
      </Popover.Dropdown>
    </Popover>
  );
}
