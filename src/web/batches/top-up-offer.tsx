import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Radio } from 'antd'
import { type ReactNode, useState } from 'react'
import { ask, type office } from '../client/office.ts'
import { count, yuan } from '../figures/figures.ts'
import { EmptyLine } from '../parts/empty-line.tsx'
import { ErrorLine } from '../parts/error-line.tsx'
import { PageHead } from '../parts/page-head.tsx'
import type { questionOf } from '../runs/list-question.ts'
import { listPath } from '../runs/outcomes.zh.ts'
import type { Column } from '../table/column.ts'
import { DataTable } from '../table/data-table.tsx'
import { ActButton } from './act-button.tsx'
import { rememberMade } from './made-batch.ts'
import { stepWord } from './words.zh.ts'

type Preview = Awaited<ReturnType<typeof office.topUp.preview>>
type Fund = Preview['funds'][number]
type Row = Preview['due'][number]

interface TopUpOfferProps {
  /** The way back to a first list. */
  readonly tabs: ReactNode
  readonly input: { readonly policy: string; readonly filter: ReturnType<typeof questionOf>; readonly run?: string }
}

const keyOf = ({ subject, period }: Row): string => `${subject} ${period}`
const nameOf = ({ payee }: Row): string => payee.name ?? `编号 ${payee.key}`

const columnsOf = (word: '补发' | '多发'): readonly Column<Row>[] => [
  { id: 'name', title: '收款', kind: 'text', cell: nameOf },
  { id: 'period', title: '年度', kind: 'text', width: 60, cell: ({ period }) => period },
  { id: 'decided', title: '本次应得', kind: 'money', width: 128, cell: ({ decided }) => decided },
  { id: 'granted', title: '已发或在发', kind: 'money', width: 128, cell: ({ granted }) => granted },
  {
    id: 'difference',
    title: word,
    kind: 'money',
    width: 128,
    cell: ({ decided, granted }) => differenceOf(decided, granted, word === '多发'),
  },
]

const differenceOf = (decided: string, granted: string, isAbove: boolean): string =>
  String(isAbove ? BigInt(granted) - BigInt(decided) : BigInt(decided) - BigInt(granted))

/** What a later screening decides beyond all that was granted before, and a batch of it once somebody says by which document. */
export function TopUpOffer({ input, tabs }: TopUpOfferProps) {
  const preview = useQuery(ask.topUp.preview.query({ input }))
  const { data } = preview
  return (
    <div className="page page-wide">
      <PageHead
        title={data === undefined ? '建补发批次' : `建补发批次：${data.policy.zh}`}
        trail={<Link to="/batches">批次</Link>}
        meta={data === undefined ? [] : [<Link key="run" to={`/runs/${data.run}`}>{`筛查 ${data.run.slice(0, 8)}`}</Link>]}
      />
      {tabs}
      <ErrorLine error={preview.error} onRetry={() => void preview.refetch()} />
      {data === undefined && preview.error === null ? <p role="status">正在逐条核对已发金额</p> : null}
      {data === undefined ? null : <Offered preview={data} input={input} />}
    </div>
  )
}

function Offered({ preview, input }: { readonly preview: Preview; readonly input: TopUpOfferProps['input'] }) {
  const { funds, due, above, withdrawn, steps, basis, policy, run } = preview
  const [chosen, setChosen] = useState<string | undefined>()
  const filled = funds.filter(({ rows }) => rows > 0)
  const fund = filled.length === 1 ? filled[0] : filled.find((each) => each.fund === chosen)
  const list = <Link to={listPath(run, policy.id)}>{policy.zh}拟享受名单</Link>
  return (
    <>
      <p>补发＝本次筛查的应得金额－已发和在发的全部金额，不小于 0；退票后已收回并放弃的不算已发，原单位已发的算给承继单位。</p>
      <Succession />
      <h2>资金</h2>
      {filled.length > 1 ? (
        <Radio.Group
          className="fund-choice"
          aria-label="资金"
          value={chosen ?? null}
          options={filled.map((each) => ({ value: each.fund, label: fundWords(each) }))}
          onChange={({ target }) => setChosen(String(target.value))}
        />
      ) : fund === undefined ? (
        <EmptyLine why="没有可以补发的。" next={<>看下面各数的原因，或回到{list}换一次筛查。</>} />
      ) : (
        <p>{fundWords(fund)}</p>
      )}
      {funds.map((each) => (
        <p key={each.fund} className="small soft">
          {leftWords(each)}
        </p>
      ))}
      <h2>补发的条目</h2>
      <DataTable
        label="补发的条目"
        columns={columnsOf('补发')}
        rows={due}
        keyOf={keyOf}
        nameOf={nameOf}
        empty={<EmptyLine why="没有应得多于已发的条目。" next="费率或人数变化后，用新的方案和数据重新筛查。" />}
      />
      <Shown rows={due.length} of={funds.reduce((sum, { rows }) => sum + rows, 0)} />
      <h2>已发多于应得，需要看是否追回</h2>
      <DataTable
        label="已发多于应得"
        columns={columnsOf('多发')}
        rows={above}
        keyOf={keyOf}
        nameOf={nameOf}
        empty={<EmptyLine why="没有已发多于应得的条目。" next="有的话，建批次后列在批次的“多发线索”，可从那里立案追回。" />}
      />
      <Shown rows={above.length} of={funds.reduce((sum, each) => sum + each.above, 0) + (withdrawn ?? 0)} />
      <p className="small soft">
        {withdrawn === null
          ? '名单经过筛选，或按就业关系发放，没有查找本次不再符合条件的已发对象。'
          : withdrawn === 0
            ? '已发对象中没有本次不再符合条件的。'
            : `其中 ${count(withdrawn)} 条是本次不再符合条件的已发对象。`}
      </p>
      <h2>办理顺序</h2>
      <p>{steps.map(stepWord).join(' → ')}</p>
      <p className="soft">{basis === null ? '本地没有另定，按通常顺序办理。' : `依据：${basis}`}</p>
      {fund === undefined ? null : (
        <div className="form-acts new-batch-acts">
          <Make input={{ ...input, run }} fund={fund} policy={policy.zh} />
          <span>回到{list}</span>
        </div>
      )}
    </>
  )
}

const fundWords = ({ fund, rows, fen, decided, granted }: Fund): string =>
  `${fund === '' ? '文件没有写明资金来源' : fund}：补发 ${count(rows)} 条，${yuan(fen)} 元（应得 ${yuan(decided)} 元，已发或在发 ${yuan(granted)} 元）`

function leftWords({ fund, same, above, ungranted, unclear, claimedBack }: Fund): string {
  const parts = [
    [same, '已发足'],
    [above, '已发多于应得'],
    [ungranted, '从未发放，请按首次发放建批次'],
    [unclear, '历史发放对不上，请用含最新发放的数据重新筛查'],
    [claimedBack, '正在追回或曾追回，请先看追回'],
  ] as const
  const said = parts.filter(([many]) => many > 0).map(([many, word]) => `${count(many)} 条${word}`)
  return `${fund}没有列入的：${said.length === 0 ? '没有' : said.join('；')}。`
}

function Shown({ rows, of }: { readonly rows: number; readonly of: number }) {
  return of > rows ? (
    <p className="small soft">
      只显示差额最大的 {count(rows)} 条，共 {count(of)} 条。
    </p>
  ) : null
}

interface MakeProps {
  readonly input: TopUpOfferProps['input']
  readonly fund: Fund
  readonly policy: string
}

function Make({ input, fund, policy }: MakeProps) {
  const navigate = useNavigate()
  const queries = useQueryClient()
  const make = useMutation(ask.topUp.make.act())
  return (
    <ActButton
      label="建补发批次"
      look="primary"
      sentence={`把${policy}补发 ${count(fund.rows)} 条、${yuan(fund.fen)} 元列入一个批次，使用${fund.fund}，按通常的顺序办理。`}
      more={[
        { name: 'document', label: '补发依据文件（名称、文号）', kind: 'line', most: 300 },
        { name: 'clause', label: '依据条款', kind: 'line', most: 300 },
        { name: 'change', label: '变化内容（费率、人数等，由多少变为多少）', kind: 'text', most: 500 },
      ]}
      mustType={count(fund.rows)}
      onAct={async (_, __, { document = '', clause = '', change = '' }) => {
        const made = await make.mutateAsync({ ...input, fund: fund.fund, document, clause, change })
        rememberMade(made)
        void queries.invalidateQueries({ queryKey: ask.batch.key() })
        void queries.invalidateQueries({ queryKey: ask.inbox.key() })
        void navigate({ to: `/batches/${made.batch}`, replace: true })
      }}
    />
  )
}

/** Enters that one insured unit went on where another ended, so that what the former was granted counts. */
function Succession() {
  const queries = useQueryClient()
  const [done, setDone] = useState('')
  const succeed = useMutation(ask.topUp.succeed.act())
  return (
    <div className="form-acts">
      <ActButton
        label="登记承继关系"
        look="small"
        sentence="合并、分立或变更后换了参保单位编号的，登记后原单位已发的算给承继单位，不会重复发放。"
        fields={{ day: '变更日期' }}
        more={[
          { name: 'predecessor', label: '原单位（全称或参保单位编号）', kind: 'line', most: 200 },
          { name: 'successor', label: '承继单位（全称或参保单位编号）', kind: 'line', most: 200 },
          { name: 'share', label: '承继份额（全部写 1/1，分立写如 1/3）', kind: 'line', initial: '1/1', faultOf: faultOfShare },
          { name: 'basis', label: '依据材料', kind: 'line', most: 300 },
        ]}
        onAct={async ({ day }, _, { predecessor = '', successor = '', share = '', basis = '' }) => {
          const [numerator = 0, denominator = 0] = share.normalize('NFKC').split('/').map(Number)
          const units = await succeed.mutateAsync({ predecessor, successor, numerator, denominator, day, basis })
          await queries.invalidateQueries({ queryKey: ask.topUp.key() })
          setDone(`已登记：${units.successor} 承继 ${units.predecessor}。`)
        }}
      />
      <span role="status" className="small">
        {done}
      </span>
    </div>
  )
}

const faultOfShare = (typed: string): string | undefined =>
  /^[1-9]\d{0,8}\/[1-9]\d{0,8}$/.test(typed.normalize('NFKC')) ? undefined : '请写成 1/1 或 1/3 的样子。'
