import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Radio } from 'antd'
import { type ReactNode, useState } from 'react'
import { oneOf, text, writtenSearch } from '../address/parameters.ts'
import { useParameters } from '../address/use-parameters.ts'
import { ask, type office } from '../client/office.ts'
import { count, yuan } from '../figures/figures.ts'
import { BindingAct } from '../parts/binding-act.tsx'
import { EmptyLine } from '../parts/empty-line.tsx'
import { ErrorLine } from '../parts/error-line.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { ViewTabs } from '../parts/view-tabs.tsx'
import { type Asked, declared as declaredList, questionOf } from '../runs/list-question.ts'
import { listPath } from '../runs/outcomes.zh.ts'
import { rememberMade } from './made-batch.ts'
import { TopUpOffer } from './top-up-offer.tsx'
import { stepWord } from './words.zh.ts'
import './batches.css'

type Preview = Awaited<ReturnType<typeof office.batch.preview>>

/** The address of a list with the run and the policy that stand in its path. */
const declared = { ...declaredList, run: text(), policy: text(), list: oneOf(['first', 'top_up']) }
const trail = <Link to="/batches">批次</Link>

/** What of a screening would become a batch; makes it once somebody has typed how many rows that is. */
export default function NewBatchPage() {
  const [asked] = useParameters(declared)
  const { run, policy, list } = asked
  const filter = questionOf(asked as Asked)
  const input = { policy, filter, ...(run === '' ? {} : { run }) }
  const preview = useQuery({ ...ask.batch.preview.query({ input }), enabled: policy !== '' && list === 'first' })
  if (policy === '') {
    return (
      <div className="page">
        <PageHead title="建批次" trail={trail} />
        <EmptyLine
          why="还没有选定名单。"
          next={
            <>
              打开一次<Link to="/runs">筛查</Link>的拟享受名单，筛出要发放的，再点“列入批次”。
            </>
          }
        />
      </div>
    )
  }
  const search = writtenSearch(declared, asked, ['list'])
  const tabs = (
    <ViewTabs
      label="名单种类"
      current={list}
      tabs={[
        { id: 'first', label: '首次发放', search },
        { id: 'top_up', label: '补发', search: { ...search, list: 'top_up' } },
      ]}
    />
  )
  if (list === 'top_up') return <TopUpOffer input={input} tabs={tabs} />
  if (preview.data === undefined) {
    return (
      <div className="page">
        <PageHead title="建批次" trail={trail} />
        {tabs}
        <ErrorLine error={preview.error} onRetry={() => void preview.refetch()} />
        {preview.error === null ? <p role="status">正在查询</p> : null}
      </div>
    )
  }
  return <Offer tabs={tabs} preview={preview.data} input={input} isNarrowed={Object.keys(filter).some((part) => part !== 'outcome')} />
}

interface OfferProps {
  readonly tabs: ReactNode
  readonly preview: Preview
  readonly input: { readonly policy: string; readonly filter: ReturnType<typeof questionOf>; readonly run?: string }
  readonly isNarrowed: boolean
}

function Offer({ tabs, preview, input, isNarrowed }: OfferProps) {
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [chosen, setChosen] = useState<string | undefined>()
  const make = useMutation(ask.batch.make.act())
  const { policy, funds, steps, basis, run } = preview
  const fund = funds.length === 1 ? funds[0] : funds.find((each) => each.fund === chosen)
  const confirm = async () => {
    if (fund === undefined) return
    const made = await make.mutateAsync({ ...input, run, fund: fund.fund })
    rememberMade(made)
    void queries.invalidateQueries({ queryKey: ask.batch.key() })
    void queries.invalidateQueries({ queryKey: ask.inbox.key() })
    void navigate({ to: `/batches/${made.batch}`, replace: true })
  }
  const list = <Link to={listPath(run, policy.id)}>{policy.zh}拟享受名单</Link>
  return (
    <div className="page">
      <PageHead
        title={`建批次：${policy.zh}`}
        trail={trail}
        meta={[<Link key="run" to={`/runs/${run}`}>{`筛查 ${run.slice(0, 8)}`}</Link>]}
      >
        {funds.length === 0 ? (
          '名单中没有符合条件且有净额的对象。'
        ) : (
          <>
            {isNarrowed ? '按名单当前的筛选条件，' : ''}符合条件且有净额的共 <b>{count(funds.reduce((sum, { rows }) => sum + rows, 0))}</b>{' '}
            条。已在其他批次或已发放的不再列入，建好后告诉您各有几条。
          </>
        )}
      </PageHead>
      {tabs}
      {funds.length === 0 ? (
        <EmptyLine why="没有可以列入批次的。" next={<>回到{list}，换一个筛选条件。</>} />
      ) : (
        <>
          <h2>资金</h2>
          {funds.length === 1 && fund !== undefined ? (
            <p>{fundWords(fund)}</p>
          ) : (
            <Radio.Group
              className="fund-choice"
              aria-label="资金"
              value={chosen ?? null}
              options={funds.map((each) => ({ value: each.fund, label: fundWords(each) }))}
              onChange={({ target }) => setChosen(String(target.value))}
            />
          )}
          <h2>办理顺序</h2>
          <p>{steps.map(stepWord).join(' → ')}</p>
          <p className="soft">{basis === null ? '本地没有另定，按通常顺序办理。' : `依据：${basis}`}</p>
          <div className="form-acts new-batch-acts">
            <BindingAct
              label="建批次"
              sentence={
                fund === undefined
                  ? ''
                  : `把${policy.zh} ${count(fund.rows)} 条、${yuan(fund.fen)} 元列入一个批次，使用${fund.fund}。列入后不能再列入别的批次；各经办机构会收到初审待办。`
              }
              mustType={fund === undefined ? '' : count(fund.rows)}
              onConfirm={confirm}
              {...(fund === undefined ? { reason: '一个批次只用一项资金，请先选定。' } : {})}
            />
            <span>回到{list}</span>
          </div>
        </>
      )}
    </div>
  )
}

const fundWords = ({ fund, rows, fen }: Preview['funds'][number]): string =>
  `${fund === '' ? '文件没有写明资金来源' : fund}：${count(rows)} 条，${yuan(fen)} 元`
