import type { Clash } from './find-clashes.ts'

const standings = {
  granted: '已在其他批次审批拨付',
  same_list: '在本批次中已有在前的一条',
  listed: '在另一个尚未审批的批次中',
  earlier: '以前的系统已发放',
} as const satisfies Readonly<Record<Clash['standing'], string>>

/** Why a row is doubtful beside another grant: the other policy, the rule, and the document and clause that it rests on. */
export function describeClash({ kind, policyZh, standing, name, document, basis }: Clash): string {
  const rule = kind === 'exclusion' ? `“${policyZh}”与本政策不得同享（${name}）` : `“${policyZh}”不得重复享受`
  return `${rule}，对方${standings[standing]}。依据：《${document}》 ${basis}`
}
