import type { InventoryMessages } from '@/features/inventory/messages';
import type { Explanation } from '@/shared/stock/explanation';
import type { Formats } from '@/shared/format/formats';
import type { Messages } from '@/shared/i18n/en';
import { wordOf } from '@/shared/i18n/wordOf';
import { dayCount } from '@/shared/stock/cover';

type Reason = Explanation['reason'];
type LateDelivery = NonNullable<Reason['late']>;

export type AdviceKey = Reason['key'];
export type InputSource = Explanation['inputs'][number]['source'];

/** The numbers of a reason as they stand in its sentence. */
export interface AdviceFacts {
  readonly position: string;
  readonly reorderPoint: string;
  readonly leadTime: string;
  readonly atNextReview: string;
  readonly review: string;
  readonly needed: string;
  readonly target: string;
  readonly until: string | null;
}

/** What a source is told with. */
export interface SourceFacts {
  readonly made: string;
  readonly level: string;
}

interface Words {
  readonly words: Pick<InventoryMessages, 'reasons' | 'shortfall' | 'lateDelivery'>;
  readonly cover: Messages['stock']['cover'];
  readonly formats: Formats;
}

/** Why something is suggested, or nothing, as sentences. */
export function adviceInWords(reason: Reason, isSuggested: boolean, { words, cover, formats }: Words): string {
  const units = (value: number | null): string => formats.number(value, 3);
  const sentence = wordOf(
    words.reasons,
    reason.key,
  )?.({
    position: units(reason.position),
    reorderPoint: units(reason.reorderPoint),
    leadTime: dayCount(reason.leadTimeDays ?? 0, formats, cover),
    atNextReview: units(reason.positionAtNextReview),
    review: dayCount(reason.reviewDays ?? 0, formats, cover),
    needed: units(reason.needed),
    target: units(reason.target),
    until: reason.until === null ? null : formats.day(reason.until),
  });
  return [
    sentence ?? reason.key,
    isSuggested && shortfallInWords(reason, words.shortfall, units),
    reason.late && lateInWords(reason.late, words.lateDelivery, formats),
  ]
    .filter(Boolean)
    .join(' ');
}

function shortfallInWords(
  { needed, target, raisedTo, inPacksOf }: Reason,
  words: InventoryMessages['shortfall'],
  units: (value: number | null) => string,
): string {
  const [missing, goal] = [units(needed), units(target)];
  if (raisedTo !== null && inPacksOf !== null)
    return words.raisedInPacks(missing, goal, units(raisedTo), units(inPacksOf));
  if (raisedTo !== null) return words.raised(missing, goal, units(raisedTo));
  return inPacksOf === null ? words.plain(missing, goal) : words.packs(missing, goal, units(inPacksOf));
}

function lateInWords(late: LateDelivery, words: InventoryMessages['lateDelivery'], formats: Formats): string {
  const coming =
    late.expectedOn === null
      ? words.undated
      : (late.overdue ? words.overdue : words.expected)(formats.day(late.expectedOn));
  const stock = late.isOutToday ? words.out : words.runsOut(formats.day(late.stockoutOn));
  return words.whole(late.purchaseOrderId, formats.number(late.quantity, 3), coming, stock);
}
