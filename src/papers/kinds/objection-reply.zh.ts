import type { PaperBlock, PaperDescription } from '../paper.ts'

/** An objection and what came of it. */
export interface ObjectionReply {
  readonly issuer: string
  readonly policy: string
  readonly number: string
  readonly receipt: string
  readonly receivedOn: string
  readonly way: 'online' | 'counter' | 'letter' | 'phone' | '12345' | 'petition'
  readonly text: string
  /** Of one row; undefined of the list as a whole. */
  readonly row: { readonly name: string; readonly number: string; readonly fenBefore: bigint; readonly fenAfter: bigint } | undefined
  readonly finding: 'upheld' | 'rejected' | undefined
  readonly found: string
  readonly answer: string
  /** How the amount came about, line by line. */
  readonly reckoned: readonly { readonly label: string; readonly basis: string; readonly value: string }[]
  /** The document and clause that the grant rests on. */
  readonly document: { readonly title: string; readonly number: string; readonly clause: string } | undefined
  readonly noticeBasis: string
  /** The number of the sheet that it came with, of 12345 or of petitions. */
  readonly sheet: string | undefined
  readonly remedy: Remedy
}

/** Where whoever objects can turn, and the articles that this rests on. */
export interface Remedy {
  readonly text: string
  readonly basis: string
}

// Laws by their names alone: their texts were not read here, and articles move when a law is revised. Whoever confirms adds them.
const review: Remedy = {
  text: '如对本处理意见不服，可自收到之日起三十日内请求原办理机关的上一级机关复查。',
  basis: '《信访工作条例》',
}
const reconsideration: Remedy = {
  text: '如对本答复不服，可自收到之日起六十日内依法申请行政复议，或者自收到之日起六个月内依法提起行政诉讼；法律、法规另有规定的，从其规定。',
  basis: '《中华人民共和国行政复议法》、《中华人民共和国行政诉讼法》',
}

/** The remedy that stands in a draft until somebody confirms it for the case. */
export const usualRemedy = (way: string): Remedy => (way === 'petition' ? review : reconsideration)

/** The answer to an objection: what was said, what was found, the conclusion, the arithmetic, the document, and where to turn. */
export function objectionReply(of: ObjectionReply): PaperDescription {
  const { row, finding, document } = of
  const conclusion = finding === undefined ? '尚未作出结论。' : finding === 'upheld' ? '异议成立。' : '异议不成立。'
  return {
    kind: 'objection_reply',
    title: `关于${of.policy}公示异议的答复`,
    issuer: of.issuer,
    addressee: `回执号${of.receipt}异议人`,
    blocks: [
      {
        kind: 'paragraph',
        line: [
          '您于',
          { kind: 'day', day: of.receivedOn },
          `就${of.policy}（批次${of.number}）公示名单${row === undefined ? '' : `中“${row.name}”（条目编号${row.number}）`}提出的异议${of.sheet === undefined ? '' : `（转办单号${of.sheet}）`}收悉。异议内容：${of.text}`,
        ],
      },
      { kind: 'heading', text: '一、查明的情况' },
      { kind: 'paragraph', line: [of.found === '' ? '尚在调查。' : of.found] },
      { kind: 'heading', text: '二、结论' },
      { kind: 'paragraph', line: [conclusion, of.answer, ...conclusionOf(row)] },
      ...arithmetic(of),
      { kind: 'heading', text: `${of.reckoned.length === 0 ? '三' : '四'}、依据和救济` },
      {
        kind: 'paragraph',
        line: [
          document === undefined
            ? ''
            : `依据：《${document.title}》${document.number === '' ? '' : `（${document.number}）`}${document.clause}。`,
          `公示依据：${of.noticeBasis}。`,
        ],
      },
      { kind: 'paragraph', line: [of.remedy.text, `（${of.remedy.basis}）`] },
    ],
    basis: [],
    isSealed: true,
    copies: [],
  }
}

function conclusionOf(row: ObjectionReply['row']) {
  if (row === undefined) return []
  const { fenBefore, fenAfter } = row
  if (fenAfter === 0n) return ['该条原列', { kind: 'money', fen: fenBefore }, '，不再发放。'] as const
  if (fenAfter === fenBefore) return ['该条金额为', { kind: 'money', fen: fenAfter }, '，维持不变。'] as const
  return ['该条金额由', { kind: 'money', fen: fenBefore }, '更正为', { kind: 'money', fen: fenAfter }, '。'] as const
}

function arithmetic({ reckoned }: ObjectionReply): readonly PaperBlock[] {
  if (reckoned.length === 0) return []
  return [
    { kind: 'heading', text: '三、金额计算' },
    {
      kind: 'table',
      table: {
        columns: [
          { title: '序号', kind: 'ordinal', share: 8 },
          { title: '项目', kind: 'text', share: 40 },
          { title: '数值', kind: 'text', share: 20 },
          { title: '来源或依据', kind: 'text', share: 32 },
        ],
        rows: reckoned.map(({ label, value, basis }, at) => [at + 1, label, value, basis]),
      },
    },
  ]
}
