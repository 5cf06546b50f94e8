import type { PaperColumn, PaperDescription } from '../paper.ts'

/** How a sample was drawn, looked at, and what it came to. */
export interface SampleRecord {
  readonly issuer: string
  readonly policy: string
  readonly number: string
  readonly turn: number
  readonly place: string
  readonly fund: string
  readonly list: { readonly rows: number; readonly fen: bigint; readonly hash: string }
  readonly public: { readonly number: string; readonly source: string; readonly day: string }
  readonly seed: string
  /** Of every stratum, in words, and what says so. */
  readonly size: string
  readonly sizeBasis: string
  readonly drawn: { readonly by: string; readonly on: string }
  readonly turns: readonly {
    readonly reach: string
    readonly rows: number
    readonly reason: string | undefined
    readonly by: string
    readonly on: string
  }[]
  readonly strata: readonly {
    readonly name: string
    readonly rows: number
    readonly drawn: number
    readonly looked: number
    readonly wrong: number
  }[]
  readonly looked: number
  readonly wrong: number
  readonly cleared: number
  /** In per cent and as a fraction. */
  readonly rate: string
  readonly most: number
  readonly limit: string | undefined
  readonly decisions: readonly { readonly words: string; readonly by: string; readonly on: string }[]
  readonly basis: readonly string[]
}

/** Columns of the drawn rows, one by one. */
export const sampleColumns = [
  { title: '条目编号', kind: 'text', share: 12 },
  { title: '名称', kind: 'text', share: 30 },
  { title: '分层', kind: 'text', share: 28 },
  { title: '金额（元）', kind: 'money', share: 18 },
  { title: '核对人', kind: 'text', share: 12 },
  { title: '核对日期', kind: 'day', share: 17 },
  { title: '结果', kind: 'text', share: 10 },
  { title: '差错内容', kind: 'text', share: 26 },
  { title: '核对依据', kind: 'text', share: 26 },
] as const satisfies readonly PaperColumn[]

/** Columns of the whole list that was drawn from, so that an outsider draws the same. */
export const placeColumns = [
  { title: '条目编号', kind: 'text', share: 14 },
  { title: '金额（元）', kind: 'money', share: 20 },
  { title: '账户编号', kind: 'text', share: 14 },
  { title: '分层', kind: 'text', share: 34 },
  { title: '层内次序', kind: 'ordinal', share: 10 },
  { title: '是否抽中', kind: 'text', share: 10 },
] as const satisfies readonly PaperColumn[]

export const sampleAnnexTitle = (policy: string, turn: number): string => `${policy}第${turn}批抽中条目`
export const placeAnnexTitle = (policy: string, turn: number): string => `${policy}第${turn}批抽样总体`
export const drawnWord = (isDrawn: boolean): string => (isDrawn ? '抽中' : '')
export const findingWords: Readonly<Record<string, string>> = { drawn: '未核对', right: '无误', wrong: '有差错', cleared: '排除' }

const how =
  '名单每条一行“条目编号、制表符、金额（分）、制表符、账户编号（没有的写0）”，按编号排序，以换行相连，取SHA-256为名单校验码；种子为“名单校验码、制表符、公开号码”的SHA-256；每条的次序值为“种子、制表符、条目编号”的SHA-256，各层按次序值由小到大抽取。上限按克洛珀—皮尔逊方法精确计算，全查的层按实数计。'

/** The record of a sample: how it was drawn so that anybody draws the same, what was found, stratum by stratum, and what follows. */
export function sampleRecord(of: SampleRecord): PaperDescription {
  return {
    kind: 'sample_record',
    title: `${of.policy}抽查复核记录`,
    issuer: of.issuer,
    blocks: [
      {
        kind: 'facts',
        facts: [
          { label: '批次', line: [of.number] },
          { label: '政策', line: [`${of.policy}（第${of.turn}批）`] },
          { label: '统筹地区', line: [of.place] },
          { label: '资金', line: [of.fund] },
          {
            label: '抽样总体',
            line: [
              { kind: 'count', count: of.list.rows, unit: '条，' },
              { kind: 'money', fen: of.list.fen },
            ],
          },
          { label: '抽取', line: [`${of.drawn.by}　`, { kind: 'day', day: of.drawn.on }] },
          { label: '名单校验码', line: [of.list.hash], isWide: true },
          {
            label: '公开号码',
            line: [`${of.public.number}（${of.public.source}，`, { kind: 'day', day: of.public.day }, '）'],
            isWide: true,
          },
          { label: '种子', line: [of.seed], isWide: true },
          { label: '抽取数量', line: [`${of.size}（${of.sizeBasis}）`], isWide: true },
          { label: '抽取方法', line: [how], isWide: true },
        ],
      },
      {
        kind: 'table',
        table: {
          columns: [
            { title: '分层（经办机构、金额、风险）', kind: 'text', share: 44 },
            { title: '总体条数', kind: 'count', share: 14 },
            { title: '抽取条数', kind: 'count', share: 14 },
            { title: '已核对', kind: 'count', share: 14 },
            { title: '差错', kind: 'count', share: 14 },
          ],
          rows: of.strata.map(({ name, rows, drawn, looked, wrong }) => [name, rows, drawn, looked, wrong]),
          total: ['合计', of.list.rows, of.strata.reduce((all, { drawn }) => all + drawn, 0), of.looked, of.wrong],
        },
      },
      {
        kind: 'facts',
        facts: [
          { label: '推算差错率', line: [of.rate] },
          { label: '差错上限', line: [{ kind: 'count', count: of.most, unit: '条（95%把握）' }] },
          { label: '差错率限值', line: [of.limit ?? '没有文件规定'] },
          { label: '经核查排除', line: [{ kind: 'count', count: of.cleared, unit: '条' }] },
          ...of.turns.slice(1).map((turn) => ({
            label: turn.reach,
            line: [`加抽${turn.rows}条，${turn.reason ?? ''}　${turn.by}　`, { kind: 'day', day: turn.on } as const],
            isWide: true as const,
          })),
          ...of.decisions.map((decision) => ({
            label: '处长决定',
            line: [`${decision.words}　${decision.by}　`, { kind: 'day', day: decision.on } as const],
            isWide: true as const,
          })),
        ],
      },
      { kind: 'signatures', lines: [{ role: '抽取人' }, { role: '核对人' }, { role: '负责人' }] },
    ],
    basis: of.basis,
    isSealed: true,
    copies: [],
  }
}

/** What a head decided, with the figures it was decided on. */
export const verdictWords = ({
  verdict,
  looked,
  wrong,
  reason,
}: {
  readonly verdict: string
  readonly looked: number
  readonly wrong: number
  readonly reason: string
}): string => `${verdict === 'goes_on' ? '可以报盘' : '继续抽查'}（核对${looked}条，差错${wrong}条）：${reason}`

/** How much of every stratum is drawn. */
export const sizeText = (share: string, least: number): string => `每层${share}，每层至少${least}条`
