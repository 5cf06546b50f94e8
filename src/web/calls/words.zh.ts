import type { CallerKind, CallStage } from './call.ts'

/** Who calls, in the words of whoever answers; about a person the firm is their employer. */
export const callerWords = (isPerson: boolean): Readonly<Record<CallerKind, string>> => ({
  firm_staff: isPerson ? '其用人单位' : '本单位经办人',
  person: isPerson ? '本人' : '单位的职工',
  other: '其他人',
})

/** How far a policy is, with the mark that says the same. */
export const stageWords: Readonly<
  Record<CallStage, { readonly word: string; readonly mark: 'eligible' | 'review' | 'local' | 'missing' | 'ineligible' }>
> = {
  payable: { word: '符合，未拨付', mark: 'eligible' },
  granted: { word: '符合', mark: 'eligible' },
  nothing_due: { word: '符合，无应付', mark: 'eligible' },
  settling: { word: '符合，金额待定', mark: 'eligible' },
  in_review: { word: '待人工复核', mark: 'review' },
  local_standard: { word: '待当地标准', mark: 'local' },
  fact_missing: { word: '登记不全', mark: 'missing' },
  being_verified: { word: '正在核实', mark: 'missing' },
  verified: { word: '已核实，待更新', mark: 'missing' },
  unverifiable: { word: '核实不了', mark: 'missing' },
  not_eligible: { word: '不符合', mark: 'ineligible' },
}

/** What may be told, in a word. */
export const mayWords = { yes: '可以说', no: '不能说', office: '由本单位规定' } as const
