import type { TransmissionChange, TransmissionFinding } from './findings.ts'

/** One difference in one sentence; what comes first is the upper document's, then the lower one's. */
export function transmissionSentence({ change, upper, lower, days }: TransmissionFinding): string {
  const above = upper?.value ?? ''
  const below = lower?.value ?? ''
  return transmissionSentences[change](above, below, Math.abs(days ?? 0))
}

const transmissionSentences: Readonly<Record<TransmissionChange, (above: string, below: string, days: number) => string>> = {
  subject_missing: (above) => `“${above}”下级通篇未提。`,
  subject_elsewhere: (above, below) => `“${above}”只见于 ${below}，请核对是否同一件事。`,
  way_apart: (above, below) => `“${above}”没有写在承接本条其他内容的条款里，只见于 ${below}。`,
  branch_left_out: (above, below) => `承接条款没有列入“${above}”${below === '' ? '' : `，另见 ${below}`}。`,
  figure_lost: (above) => `数字“${above}”下级没有写。`,
  condition_lost: (above) => `条件“${above}”下级没有写，适用面变宽。`,
  condition_added: (_, below) => `下级加了条件“${below}”，适用面变窄。`,
  date_lost: (above) => `期限“${above}”下级没有写。`,
  date_masked: (above, below) => `期限“${above}”下级写作“${below}”，年份不明，请补上。`,
  date_added: (_, below) => `上级未定期限，下级定为“${below}”。`,
  cadence_lost: (above) => `“${above}”下级没有对应的报送时间。`,
  cadence_added: (_, below) => `上级未定频次，下级要求“${below}”。`,
  cadence_earlier: (above, below, days) => `上级“${above}”，下级“${below}”，早 ${days} 天，收齐后留 ${days} 天汇总上报。`,
  cadence_same_day: (above, below) => `上级“${above}”，下级“${below}”，同日到期，没有汇总时间，请提前。`,
  cadence_later: (above, below, days) => `上级“${above}”，下级“${below}”，晚 ${days} 天，赶不上上级时限，请提前。`,
  cadence_denser: (above, below) => `频次由“${above}”加密为“${below}”。`,
  cadence_rarer: (above, below) => `频次由“${above}”变稀为“${below}”，不够上级要求。`,
  responsible_lost: (above) => `上级明确了责任单位（${above}），承接条款没有责任单位。`,
  lead_lost: (above) => `上级明确了牵头单位（${above}），承接条款没有牵头单位。`,
  target_raised: (above, below) => `目标加码：上级“${above}”，下级“${below}”。`,
  target_lowered: (above, below) => `目标降低：上级“${above}”，下级“${below}”。`,
  target_share: (above, below) => `上级目标“${above}”，下级“${below}”；是分解数还是降低了，请核对。`,
  deadline_earlier: (above, below) => `完成时间由“${above}”提前到“${below}”。`,
  deadline_later: (above, below) => `完成时间由“${above}”推后到“${below}”，晚于上级期限，请提前。`,
  benefit_raised: (above, below) => `待遇由“${above}”提高为“${below}”。`,
  benefit_lowered: (above, below) => `待遇由“${above}”降低为“${below}”。`,
  burden_raised: (above, below) => `负担由“${above}”加重为“${below}”。`,
  burden_lowered: (above, below) => `负担由“${above}”减轻为“${below}”。`,
  period_lengthened: (above, below) => `政策期限由“${above}”延长为“${below}”。`,
  period_shortened: (above, below) => `政策期限由“${above}”缩短为“${below}”。`,
  period_to_date: (above, below) => `上级按时长（“${above}”），下级定为“${below}”；起点由谁定，请确认。`,
  date_to_period: (above, below) => `上级定到“${above}”，下级按时长（“${below}”）；到期日由起点决定，请核对是否超期。`,
  condition_stricter: (above, below) => `条件由“${above}”收紧为“${below}”。`,
  condition_looser: (above, below) => `条件由“${above}”放宽为“${below}”。`,
  limit_tightened: (above, below) => `办理时限由“${above}”缩短为“${below}”。`,
  limit_relaxed: (above, below) => `办理时限由“${above}”放长为“${below}”，超过上级时限，请改。`,
  ceiling_to_value: (above, below) => `上级定上限“${above}”，下级定为“${below}”，未超上限。`,
  value_to_ceiling: (above, below) => `上级定额“${above}”，下级改成上限“${below}”，可能少给。`,
  above_ceiling: (above, below) => `下级“${below}”超过上级上限“${above}”，请改。`,
  below_floor: (above, below) => `下级“${below}”低于上级下限“${above}”，请改。`,
  recipient_changed: (above, below) => `给付对象变了：上级 ${above}，下级 ${below}。`,
  recipient_narrowed: (above, below) => `给付对象少了：上级 ${above}，下级 ${below}。`,
  recipient_widened: (above, below) => `给付对象多了：上级 ${above}，下级 ${below}。`,
  figure_added: (_, below) => `上级未定量，下级定为“${below}”。`,
  office_named: (_, below) => `下级写明经办科室“${below}”。`,
  made_optional: (_, below) => `上级应办的事，下级写成可选（“${below}”）。`,
  made_binding: (above) => `上级可选的事（“${above}”），下级写成应办。`,
}
