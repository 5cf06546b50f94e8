import type { PaperBlock, PaperDescription, PaperLine } from '../paper.ts'
import { usualRemedy } from './objection-reply.zh.ts'

/** What a paper about an application rests on. */
export interface AppliedCase {
  readonly issuer: string
  readonly applicant: string
  /** The number of the application. */
  readonly number: string
  readonly receivedOn: string
  readonly receivedBy: string
  readonly agent:
    | { readonly name: string; readonly relation: string; readonly consent: 'paper' | 'video'; readonly reference: string }
    | undefined
  readonly matters: readonly { readonly policy: string; readonly document: string; readonly clause: string }[]
}

/** The work that a paper of an application is drawn up for. */
export const applicationPurpose = (number: string): string => `办理申请${number}`

const consentWords = { paper: '委托书，编号', video: '视频作证，存档编号' } as const

const paragraph = (...line: PaperLine): PaperBlock => ({ kind: 'paragraph', line })

function headFacts({ applicant, number, receivedOn, receivedBy, agent }: AppliedCase): PaperBlock {
  return {
    kind: 'facts',
    facts: [
      { label: '受理编号', line: [number] },
      { label: '受理日期', line: [{ kind: 'day', day: receivedOn }] },
      { label: '申请人', line: [applicant] },
      { label: '受理人', line: [receivedBy] },
      ...(agent === undefined
        ? []
        : [
            {
              label: '代办人',
              line: [`${agent.name}（${agent.relation}），${consentWords[agent.consent]}${agent.reference}`],
              isWide: true,
            } as const,
          ]),
    ],
  }
}

const basisOf = ({ matters }: AppliedCase): readonly string[] => [
  ...new Set(matters.map(({ document, clause }) => `${document} ${clause}`)),
]

/** That an application was received: for which matters, what was supplied for it, and by when it is decided. */
export function applicationReceipt(
  of: AppliedCase & {
    readonly facts: readonly { readonly fact: string; readonly value: string; readonly way: string; readonly source: string }[]
    /** Handed over with it. */
    readonly files: readonly string[]
    readonly dueOn: string | undefined
  },
): PaperDescription {
  return {
    kind: 'application_receipt',
    title: '受理通知书',
    issuer: of.issuer,
    addressee: of.applicant,
    blocks: [
      headFacts(of),
      paragraph('你（单位）申请的下列事项，本单位已经一并受理：'),
      {
        kind: 'table',
        table: {
          columns: [
            { title: '序号', kind: 'ordinal', share: 10 },
            { title: '事项', kind: 'text', share: 45 },
            { title: '文件和条款', kind: 'text', share: 45 },
          ],
          rows: of.matters.map(({ policy, document, clause }, at) => [at + 1, policy, `${document} ${clause}`]),
        },
      },
      ...(of.facts.length === 0
        ? [paragraph('所需事实本单位已有数据，没有要求提供材料。')]
        : [
            paragraph('本单位没有数据、由申请人提供的事实如下，其余事实使用已有数据，不再要求提供。'),
            {
              kind: 'table',
              table: {
                columns: [
                  { title: '事实', kind: 'text', share: 34 },
                  { title: '申报', kind: 'text', share: 16 },
                  { title: '方式', kind: 'text', share: 14 },
                  { title: '材料或依据', kind: 'text', share: 36 },
                ],
                rows: of.facts.map(({ fact, value, way, source }) => [fact, value, way, source]),
              },
            } as const,
          ]),
      ...(of.files.length === 0 ? [] : [paragraph(`收到的材料：${of.files.join('、')}。`)]),
      ...(of.dueOn === undefined
        ? []
        : [paragraph('本单位在', { kind: 'day', day: of.dueOn }, '以前审核。材料不齐的，一次告知需要补正的全部内容。')]),
      paragraph(`查询办理情况请报受理编号${of.number}。`),
    ],
    basis: basisOf(of),
    isSealed: true,
    copies: [],
  }
}

/** The written promises of an application: what is promised, what lets it be promised, when it is checked, and what follows where it is untrue. */
export function applicationCommitment(
  of: AppliedCase & {
    readonly promises: readonly { readonly fact: string; readonly value: string; readonly basis: string; readonly checkOn: string }[]
  },
): PaperDescription {
  return {
    kind: 'application_commitment',
    title: '告知承诺书',
    issuer: of.issuer,
    blocks: [
      headFacts(of),
      { kind: 'heading', text: '一、告知' },
      paragraph(
        `办理${of.matters.map(({ policy }) => policy).join('、')}，下列事实可以由申请人书面承诺代替证明材料。本单位在列明的日期以前核查。`,
      ),
      {
        kind: 'table',
        table: {
          columns: [
            { title: '承诺的事实', kind: 'text', share: 30 },
            { title: '承诺', kind: 'text', share: 14 },
            { title: '可以承诺的依据', kind: 'text', share: 34 },
            { title: '核查日期', kind: 'day', share: 22 },
          ],
          rows: of.promises.map(({ fact, value, basis, checkOn }) => [fact, value, basis, checkOn]),
        },
      },
      paragraph('核查发现承诺不实的，尚未发放的停止发放，已经发放的依法追回，并按有关规定处理。'),
      { kind: 'heading', text: '二、承诺' },
      paragraph('申请人已经知道上述告知的全部内容，承诺所填事实真实，愿意接受核查，并承担承诺不实的后果。'),
      {
        kind: 'signatures',
        lines: [{ role: '申请人', record: of.applicant }, ...(of.agent === undefined ? [] : [{ role: '代办人', record: of.agent.name }])],
      },
    ],
    basis: [...new Set(of.promises.map(({ basis }) => basis))],
    isSealed: true,
    copies: [],
  }
}

/** All that is lacking, told at once. */
export function completionNotice(
  of: AppliedCase & { readonly items: readonly string[]; readonly notice: string; readonly dueOn: string },
): PaperDescription {
  return {
    kind: 'completion_notice',
    title: '一次性补正告知书',
    issuer: of.issuer,
    addressee: of.applicant,
    blocks: [
      headFacts(of),
      paragraph('你（单位）的申请需要补正下列全部内容，除此以外不再要求补正：'),
      {
        kind: 'table',
        table: {
          columns: [
            { title: '序号', kind: 'ordinal', share: 12 },
            { title: '需要补正的内容', kind: 'text', share: 88 },
          ],
          rows: of.items.map((item, at) => [at + 1, item]),
        },
      },
      paragraph('请在', { kind: 'day', day: of.dueOn }, '以前补正。'),
    ],
    basis: [of.notice],
    isSealed: true,
    copies: [],
  }
}

/** What became of an application, matter by matter; of what was rejected the reason, the clause, and where to turn. */
export function applicationDecision(
  of: AppliedCase & {
    readonly decidedOn: string
    readonly results: readonly { readonly policy: string; readonly isAccepted: boolean; readonly reason: string; readonly basis: string }[]
  },
): PaperDescription {
  const isAnyRejected = of.results.some(({ isAccepted }) => !isAccepted)
  return {
    kind: 'application_decision',
    title: '申请办理结果告知书',
    issuer: of.issuer,
    addressee: of.applicant,
    blocks: [
      headFacts(of),
      paragraph('你（单位）的申请，本单位于', { kind: 'day', day: of.decidedOn }, '审核，结果如下：'),
      {
        kind: 'table',
        table: {
          columns: [
            { title: '事项', kind: 'text', share: 28 },
            { title: '结果', kind: 'text', share: 16 },
            { title: '理由', kind: 'text', share: 30 },
            { title: '条款', kind: 'text', share: 26 },
          ],
          rows: of.results.map(({ policy, isAccepted, reason, basis }) => [policy, isAccepted ? '通过' : '不予通过', reason, basis]),
        },
      },
      paragraph('通过的事项，所报事实并入数据后重新筛查，按筛查结果列入名单发放。'),
      ...(isAnyRejected ? [paragraph(usualRemedy('').text)] : []),
    ],
    basis: [
      ...new Set([
        ...of.results.flatMap(({ isAccepted, basis }) => (isAccepted ? [] : [basis])),
        ...basisOf(of),
        ...(isAnyRejected ? [usualRemedy('').basis] : []),
      ]),
    ],
    isSealed: true,
    copies: [],
  }
}
