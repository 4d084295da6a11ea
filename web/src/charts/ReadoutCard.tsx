import { ActionIcon, Text } from '@mantine/core';
import { IconPinnedFilled } from '@tabler/icons-react';
import { atShare } from '@/charts/atShare';
import classes from '@/charts/Chart.module.css';
import { MarkSample } from '@/charts/marks';
import type { Readout, ReadoutLine } from '@/charts/readout';
import { useMessages } from '@/shared/i18n/useLanguage';

interface ReadoutCardProps {
  readonly readout: Readout;
  readonly lines: readonly ReadoutLine[];
  /** Where on the chart, 0 to 1. */
  readonly share: number;
  readonly pinned: boolean;
  readonly onUnpin: () => void;
}

/** The numbers of one day beside its place in the chart; a pinned one stays until it is let go. */
export function ReadoutCard({ readout: { title, readings }, lines, share, pinned, onUnpin }: ReadoutCardProps) {
  const { charts } = useMessages();
  const compares = lines.some(({ change }) => change);

  return (
    <div
      className={classes.readout}
      data-side={share > 0.5 ? 'left' : 'right'}
      data-pinned={pinned}
      style={atShare(share)}
      {...(pinned ? { role: 'group', 'aria-label': title } : { 'aria-hidden': true })}
    >
      <div className={classes.readoutTitle}>
        <strong>{title}</strong>
        {pinned && (
          <ActionIcon size="sm" variant="subtle" color="gray" aria-label={charts.unpin} onClick={onUnpin}>
            <IconPinnedFilled size={15} />
          </ActionIcon>
        )}
      </div>
      <table className="tabular">
        {compares && (
          <thead>
            <tr>
              <td colSpan={2} />
              <th scope="col">{charts.against(readings[0]?.label ?? '')}</th>
            </tr>
          </thead>
        )}
        <tbody>
          {lines.map(({ label, text, mark, change }) => (
            <tr key={label}>
              <th scope="row">
                {mark && <MarkSample mark={mark} />}
                {label}
              </th>
              <td>{text}</td>
              {compares && <td className={classes.change}>{change}</td>}
            </tr>
          ))}
        </tbody>
      </table>
      {!pinned && (
        <Text size="xs" c="dimmed" mt={4}>
          {charts.pin}
        </Text>
      )}
    </div>
  );
}
