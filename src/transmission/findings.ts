import type { Span } from '../documents/index.ts'

/** What a lower document made of something the upper one says. */
export type TransmissionChange =
  | 'subject_missing'
  | 'subject_elsewhere'
  | 'way_apart'
  | 'branch_left_out'
  | 'figure_lost'
  | 'condition_lost'
  | 'date_lost'
  | 'date_masked'
  | 'cadence_lost'
  | 'responsible_lost'
  | 'lead_lost'
  | 'target_raised'
  | 'target_lowered'
  | 'target_share'
  | 'deadline_earlier'
  | 'deadline_later'
  | 'cadence_earlier'
  | 'cadence_same_day'
  | 'cadence_later'
  | 'cadence_denser'
  | 'cadence_rarer'
  | 'cadence_added'
  | 'benefit_raised'
  | 'benefit_lowered'
  | 'burden_raised'
  | 'burden_lowered'
  | 'period_lengthened'
  | 'period_shortened'
  | 'period_to_date'
  | 'date_to_period'
  | 'condition_stricter'
  | 'condition_looser'
  | 'limit_tightened'
  | 'limit_relaxed'
  | 'ceiling_to_value'
  | 'value_to_ceiling'
  | 'above_ceiling'
  | 'below_floor'
  | 'condition_added'
  | 'recipient_changed'
  | 'recipient_narrowed'
  | 'recipient_widened'
  | 'figure_added'
  | 'date_added'
  | 'office_named'
  | 'made_optional'
  | 'made_binding'

/**
 * Which way it goes. `tightened`: more, sooner or oftener asked of those who carry it out; `loosened`: less of that.
 * `shrunk`: less for those it is for, or for fewer; `enlarged`: more. `lost`: said above, not below. `moved`: said, in another place.
 * `mistake`: what the lower document may not do. `allowed`: what it may settle. `changed`: neither better nor worse.
 */
export type TransmissionEffect = 'tightened' | 'loosened' | 'shrunk' | 'enlarged' | 'lost' | 'moved' | 'mistake' | 'allowed' | 'changed'

export const effectOf: Readonly<Record<TransmissionChange, TransmissionEffect>> = {
  subject_missing: 'lost',
  subject_elsewhere: 'moved',
  way_apart: 'moved',
  branch_left_out: 'shrunk',
  figure_lost: 'lost',
  condition_lost: 'enlarged',
  date_lost: 'lost',
  date_masked: 'lost',
  cadence_lost: 'lost',
  responsible_lost: 'lost',
  lead_lost: 'lost',
  target_raised: 'tightened',
  target_lowered: 'loosened',
  // A lower office has a smaller territory: its number may well be its share of the upper one's.
  target_share: 'changed',
  deadline_earlier: 'tightened',
  // What comes after the upper document's last day does not do what it asks.
  deadline_later: 'mistake',
  cadence_earlier: 'tightened',
  cadence_same_day: 'changed',
  cadence_later: 'mistake',
  cadence_denser: 'tightened',
  cadence_rarer: 'loosened',
  cadence_added: 'tightened',
  benefit_raised: 'enlarged',
  benefit_lowered: 'shrunk',
  burden_raised: 'shrunk',
  burden_lowered: 'enlarged',
  period_lengthened: 'enlarged',
  period_shortened: 'shrunk',
  period_to_date: 'allowed',
  date_to_period: 'changed',
  condition_stricter: 'shrunk',
  condition_looser: 'enlarged',
  limit_tightened: 'tightened',
  limit_relaxed: 'mistake',
  ceiling_to_value: 'allowed',
  value_to_ceiling: 'shrunk',
  above_ceiling: 'mistake',
  below_floor: 'mistake',
  condition_added: 'shrunk',
  recipient_changed: 'changed',
  recipient_narrowed: 'shrunk',
  recipient_widened: 'enlarged',
  figure_added: 'allowed',
  date_added: 'allowed',
  office_named: 'allowed',
  made_optional: 'loosened',
  made_binding: 'tightened',
}

/** A value as the text has it, and where. */
export interface TransmissionPlace {
  readonly clause: string
  readonly span: Span
  readonly value: string
}

/** One difference between what the upper document says and what the lower one makes of it. */
export interface TransmissionFinding {
  readonly change: TransmissionChange
  readonly effect: TransmissionEffect
  /** Absent where the lower document adds something. */
  readonly upper: TransmissionPlace | undefined
  /** Absent where the lower document lacks it. */
  readonly lower: TransmissionPlace | undefined
  /** Days between both, where both are days of a month. */
  readonly days: number | undefined
  readonly confidence: number
}

/** Makes a finding; what it means for whom follows from what changed. */
export function findingOf(
  change: TransmissionChange,
  upper: TransmissionPlace | undefined,
  lower: TransmissionPlace | undefined,
  confidence: number,
  days?: number,
): TransmissionFinding {
  return { change, effect: effectOf[change], upper, lower, days, confidence }
}
