import type { Block, PlanLine } from './plans.ts'
import { standingOf } from './plans.ts'

/** Kinds of blocks. */
export const kindWords: Readonly<Record<Block['kind'], string>> = {
  policy: '政策',
  definition: '定义',
  exclusion: '互斥',
  task: '任务',
  target: '目标',
  form: '报表',
  service: '服务',
  unreadable: '读不出',
}

/** How the days of a policy lie to the day of the office. */
export const standingWords = { ahead: '未到期', now: '在期内', over: '已到期', unknown: '年份待指明' } as const

/** Where a document holds: a region, or the whole country. */
export const regionName = ({ region }: Pick<PlanLine, 'region'>): string => (region.name === '' ? '全国' : region.name)

/** How many policies of a document are in their period on a day, in a few words. */
export function periodsOf({ days, isBroken }: Pick<PlanLine, 'days' | 'isBroken'>, day: string): string {
  if (isBroken) return '有错，不判'
  if (days.length === 0) return '没有政策'
  const standings = days.map((each) => standingOf(each, day))
  const n = (standing: (typeof standings)[number]) => standings.filter((each) => each === standing).length
  const parts = [
    n('now') === 0 ? '' : `${n('now')} 项在期内`,
    n('ahead') === 0 ? '' : `${n('ahead')} 项未到期`,
    n('over') === 0 ? '' : `${n('over')} 项已到期`,
    n(undefined) === 0 ? '' : `${n(undefined)} 项年份待指明`,
  ]
  return parts.filter((part) => part !== '').join('，')
}
