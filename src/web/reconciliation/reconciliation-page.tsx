import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useContext } from 'react'
import { dayText, keyText, oneOf } from '../address/parameters.ts'
import { useParameters } from '../address/use-parameters.ts'
import { ask } from '../client/office.ts'
import { count, yuan } from '../figures/figures.ts'
import { OfficeDayContext } from '../frame/office-day.ts'
import { EmptyLine } from '../parts/empty-line.tsx'
import { ErrorLine } from '../parts/error-line.tsx'
import { Mark } from '../parts/mark.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { ViewTabs } from '../parts/view-tabs.tsx'
import { useMay, usePost } from '../session/use-session.ts'
import { EnterAccount, LayDownRhythm } from './account-acts.tsx'
import { AccountPapers } from './account-papers.tsx'
import { BalanceTable } from './balance-table.tsx'
import { MatchesSection } from './matches-section.tsx'
import { OpenSection } from './open-section.tsx'
import { StatementForm } from './statement-form.tsx'
import { StatementsSection } from './statements-section.tsx'
import { type Account, cadenceWords, sourceWords } from './words.zh.ts'
import '../batches/batches.css'
import './reconciliation.css'

const declared = { account: keyText(), on: dayText(), shown: oneOf(['open', 'matches', 'statements', 'papers']) }

/** An account of a fund: its statements beside the ledger, what is matched, what is explained, what stands open on either side. */
export default function ReconciliationPage() {
  const today = useContext(OfficeDayContext)
  const may = useMay()
  const place = usePost()?.region.name ?? ''
  const [{ account: asked, on, shown }, change] = useParameters(declared)
  const asOf = on === '' ? today : on
  const accounts = useQuery({ ...ask.reconciliation.accounts.query({ input: { asOf } }), enabled: asOf !== '' })
  const all = accounts.data?.accounts ?? []
  const one = all.find(({ id }) => id === asked) ?? all[0]
  const search = (of: string) => ({
    ...(of === 'open' ? {} : { shown: of }),
    ...(asked === '' ? {} : { account: asked }),
    ...(on === '' ? {} : { on }),
  })
  return (
    <div className="page page-wide reconciliation-page">
      <PageHead
        title="对账"
        meta={[place, ...(one === undefined ? [] : [`${sourceWords[one.source]} ${one.name}`, `截至 ${asOf}`])]}
        acts={
          <span className="reconciliation-acts form-acts">
            {all.length < 2 ? null : (
              <select aria-label="账户" value={one?.id ?? ''} onChange={({ target }) => change({ account: target.value })}>
                {all.map(({ id, fund, source, name }) => (
                  <option key={id} value={id}>
                    {fund}　{sourceWords[source]}　{name}
                  </option>
                ))}
              </select>
            )}
            <input
              className="day-input"
              type="date"
              aria-label="截至日期"
              max={today}
              value={asOf}
              onChange={({ target }) => (target.value === '' ? undefined : change({ on: target.value }))}
            />
            {one !== undefined && may('reconciliation.take') ? <StatementForm account={one} /> : null}
            {may('reconciliation.take') ? <EnterAccount funds={accounts.data?.funds ?? []} /> : null}
            <Button onClick={() => window.print()}>打印</Button>
          </span>
        }
      >
        {one === undefined ? '银行、财政的对账单与本系统的付款、退款逐笔核对；对不上的留在未达账项里，直到查清。' : <Identity of={one} />}
      </PageHead>
      <ErrorLine error={accounts.error} onRetry={() => void accounts.refetch()} />
      {accounts.data === undefined ? null : one === undefined ? (
        <EmptyLine
          why={`${place}还没有登记要对账的账户。`}
          next={may('reconciliation.take') ? '请用右上角“登记账户”，填写期初余额。' : '请基金财务登记账户和期初余额。'}
        />
      ) : (
        <>
          <Delivery of={one} />
          {one.source === 'bank' ? <BalanceTable of={one} /> : null}
          <ViewTabs
            label="对账内容"
            current={shown}
            tabs={[
              { id: 'open', label: '未达账项', search: search('open') },
              { id: 'matches', label: '勾对记录', search: search('matches') },
              { id: 'statements', label: '对账单', search: search('statements') },
              ...(one.source === 'bank' ? [{ id: 'papers', label: '余额调节表', search: search('papers') }] : []),
            ]}
          />
          {shown === 'open' ? <OpenSection key={`${one.id}/${asOf}`} account={one} asOf={asOf} /> : null}
          {shown === 'matches' ? <MatchesSection key={one.id} account={one.id} /> : null}
          {shown === 'statements' ? <StatementsSection key={one.id} account={one.id} /> : null}
          {shown === 'papers' ? <AccountPapers account={one.id} /> : null}
        </>
      )}
    </div>
  )
}

/** Every line of the statements is matched, explained or open, and nothing else. */
function Identity({ of: { balance } }: { readonly of: Account }) {
  const { all, matched, explained, open, waiting } = balance.lines
  const sum = ({ rows, fen }: typeof all) => `${count(rows)} 笔 ${yuan(fen)} 元`
  return (
    <>
      对账单 <b>{sum(all)}</b> ＝ 已勾对 {sum(matched)} ＋ 已说明 {sum(explained)} ＋ 未达 <b>{sum(open)}</b>
      {waiting.rows === 0 ? '' : `（其中 ${sum(waiting)} 已手工勾对待复核）`}
    </>
  )
}

/** Up to which day statements were delivered, and since when the next one is due. */
function Delivery({ of }: { readonly of: Account }) {
  const may = useMay()
  const { rhythm, next, balance } = of
  const to = balance.deliveredTo < of.openedOn ? `还没有对账单（从 ${of.openedOn} 起）` : `对账单连续到 ${balance.deliveredTo}`
  return (
    <div className="section-line">
      <p>
        {to}。
        {rhythm === null
          ? '没有规定对账单多久来一次，无法判断是否逾期。'
          : `${cadenceWords[rhythm.cadence]}一份，期后 ${rhythm.workdays} 个工作日内送达（${rhythm.basis}）。`}
        {next === null ? null : next.isOverdue ? (
          <span className="status is-official">
            <Mark name="late" />
            {next.from} 至 {next.to} 的对账单未送达，{next.due} 到期，已逾期
          </span>
        ) : (
          `下一份到 ${next.to}，${next.due === null ? '工作日历未覆盖，期限不明' : `应于 ${next.due} 前送达`}。`
        )}
      </p>
      {may('reconciliation.rule') ? <LayDownRhythm account={of.id} /> : null}
    </div>
  )
}
