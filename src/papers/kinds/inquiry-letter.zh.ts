import type { PaperDescription } from '../paper.ts'

/** A letter that asks a place to find something out. */
export interface InquiryLetter {
  readonly issuer: string
  readonly place: string
  readonly number: string
  readonly policy: string
  /** The fact that is asked for, and where it comes from. */
  readonly fact: string
  readonly owner: string
  readonly rows: number
  readonly due: string | undefined
  readonly openedBy: string
  readonly note: string | undefined
}

/** The letter that asks for a fact to be verified, with the cases in the annex. */
export function inquiryLetter(of: InquiryLetter): PaperDescription {
  return {
    kind: 'inquiry_letter',
    title: `关于核查${of.policy}有关事实的函`,
    issuer: of.issuer,
    addressee: `${of.place}经办机构`,
    blocks: [
      {
        kind: 'paragraph',
        line: [
          `${of.policy}认定需要核查：${of.fact}（事实来源：${of.owner}）。涉及`,
          { kind: 'count', count: of.rows, unit: '项' },
          `，名单见附件（第${of.number}号核实函）。`,
        ],
      },
      {
        kind: 'paragraph',
        line: [
          '请查看原始材料，逐项写明结论（属实、不属实、无法核实）、核实到的值、依据材料和材料日期，',
          ...(of.due === undefined ? ['尽快'] : ['于', { kind: 'day', day: of.due } as const, '前']),
          '填写电子表格交回。没有核实的不要填写，不得推定。',
        ],
      },
      ...(of.note === undefined ? [] : [{ kind: 'paragraph', line: [`说明：${of.note}`] } as const]),
      { kind: 'paragraph', line: [`联系人：${of.openedBy}　　　　　联系电话：`] },
    ],
    basis: [],
    isSealed: true,
    copies: [],
  }
}
