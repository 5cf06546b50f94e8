import { countedAs } from '../../kernel/counted-as.zh.ts'
import type { PaperDescription } from '../paper.ts'

/** A list that another body is asked about by letter. */
export interface JointLetter {
  readonly issuer: string
  readonly body: string
  readonly policy: string
  readonly turn: number
  readonly place: string
  readonly number: string
  readonly entity: string
  readonly rows: number
  readonly fen: bigint
  readonly dataOn: string
  readonly due: string | undefined
  readonly listHash: string
  readonly basis: readonly string[]
}

/** The letter that asks a body what it says to a list, with the list as a workbook to be filled in. */
export function jointLetter(of: JointLetter): PaperDescription {
  const { policy, turn, place, rows, fen, due } = of
  return {
    kind: 'joint_letter',
    title: `关于联合会审${place}${policy}第${turn}批名单的函`,
    issuer: of.issuer,
    addressee: of.body,
    blocks: [
      {
        kind: 'paragraph',
        line: [
          `我单位已完成${place}${policy}第${turn}批（批次${of.number}）名单的初审和复核，共`,
          { kind: 'count', count: rows, unit: countedAs(of.entity) },
          '、',
          { kind: 'money', fen },
          '，数据截至',
          { kind: 'day', day: of.dataOn },
          '。现将名单送贵单位会审，请结合职责核对，就附件所列逐条提出意见。',
        ],
      },
      {
        kind: 'paragraph',
        line: [
          '请',
          ...(due === undefined ? ['尽快'] : ['于', { kind: 'day', day: due } as const, '前']),
          '以复函（注明文号）答复，并附填写意见后的附件电子表格：逐条填同意、不同意或暂缓，不同意和暂缓的写明理由，其他列不要改动。不同意和暂缓的条目先不发放，其余条目不受影响。逾期没有复函的，不视为同意，也不视为放弃。',
        ],
      },
      { kind: 'paragraph', line: [`名单校验码（SHA-256）：${of.listHash}`] },
      { kind: 'paragraph', line: ['联系人：　　　　　　　　　　联系电话：'] },
    ],
    basis: of.basis,
    isSealed: true,
    copies: [],
  }
}
