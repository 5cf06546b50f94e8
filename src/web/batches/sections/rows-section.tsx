import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useParameters } from '../../address/use-parameters.ts'
import { ask } from '../../client/office.ts'
import { count, sumOfFen, yuan } from '../../figures/figures.ts'
import { EmptyLine } from '../../parts/empty-line.tsx'
import { NotApplicable } from '../../parts/figure.tsx'
import { useMay } from '../../session/use-session.ts'
import type { Column } from '../../table/column.ts'
import { DataTable } from '../../table/data-table.tsx'
import { ListFoot, SelectionBar } from '../../table/list-foot.tsx'
import { type Selection, useSelection } from '../../table/selection.ts'
import { AccountRequests } from '../account-requests.tsx'
import { AccountsLine } from '../accounts-line.tsx'
import { ActButton } from '../act-button.tsx'
import { declared } from '../batch-address.ts'
import { claimName, whyPath } from '../claim.ts'
import { JointObjection } from '../joint-objection.tsx'
import { PayeeActs } from '../payee-acts.tsx'
import { RowObjection } from '../row-objection.tsx'
import { RowWord } from '../row-word.tsx'
import type { SectionProps } from '../section.ts'
import { StateMark } from '../state-mark.tsx'
import { type Claim, claimStates, counts, doubtSources, statesOf } from '../words.zh.ts'

const keyOf = ({ id }: Claim): string => id
const isUnchecked = ({ account, isAccountChecked, state }: Claim): boolean =>
  account !== null && !isAccountChecked && ['listed', 'held', 'unpublished', 'payable'].includes(state)

/** As many rows as one act takes. */
const mostAtOnce = 500

function columnsOf(policy: string, mayAskWhy: boolean, hasPayees: boolean, isTopUp: boolean): readonly Column<Claim>[] {
  const maybe = (fen: string | null) => fen ?? <NotApplicable />
  const toppedUp: readonly Column<Claim>[] = [
    { id: 'decided', title: '应得', kind: 'money', width: 116, cell: ({ decided }) => maybe(decided) },
    { id: 'granted', title: '此前已发', kind: 'money', width: 116, cell: ({ granted }) => maybe(granted) },
  ]
  const payee: Column<Claim> = {
    id: 'payee',
    title: '收款',
    kind: 'text',
    width: 150,
    cell: ({ payee: { name, key } }) => name ?? `编号 ${key}`,
  }
  return [
    {
      id: 'name',
      title: '名称',
      kind: 'text',
      cell: (row) =>
        mayAskWhy ? (
          <Link to={whyPath(row, policy)} tabIndex={-1}>
            {claimName(row)}
          </Link>
        ) : (
          claimName(row)
        ),
    },
    ...(hasPayees ? [payee] : []),
    { id: 'region', title: '区县', kind: 'text', width: 88, cell: ({ region }) => region.name },
    { id: 'clause', title: '条款', kind: 'text', width: 92, cell: ({ clause, plan }) => <span title={plan}>{clause}</span> },
    { id: 'period', title: '年度', kind: 'text', width: 52, cell: ({ period }) => period },
    ...(isTopUp ? toppedUp : []),
    { id: 'fen', title: isTopUp ? '补发' : '金额', kind: 'money', width: 116, cell: ({ fen }) => fen },
    {
      id: 'account',
      title: '收款账户',
      kind: 'text',
      width: 132,
      cell: ({ account, isAccountChecked }) =>
        account === null ? (
          <span className="soft">未核实</span>
        ) : (
          <span title={`${account.holder} ${account.bank}`}>
            尾号 {account.tail}
            {isAccountChecked ? null : <span className="soft"> 待复核</span>}
          </span>
        ),
    },
    { id: 'state', title: '状态', kind: 'state', width: 112, cell: ({ state }) => <StateMark looks={claimStates} state={state} /> },
    { id: 'doubt', title: '疑点', kind: 'text', width: 200, cell: ({ doubt }) => doubt ?? <NotApplicable /> },
  ]
}

/** The rows of a batch, the greatest amounts first. */
export function RowsSection({ view, onDone }: SectionProps) {
  const { batch, parts } = view
  const [{ show, part, after }, change] = useParameters(declared)
  const navigate = useNavigate()
  const mayAskWhy = useMay()('decision.read')
  const selection = useSelection(keyOf)
  const states = statesOf(show)
  const [fen = '', id = ''] = after.split('.')
  const page = useQuery({
    ...ask.batch.rows.query({
      input: {
        batch: batch.id,
        size: 50,
        ...(states === undefined ? {} : { states }),
        ...(part === '' ? {} : { part }),
        ...(after === '' ? {} : { after: { fen, id } }),
      },
    }),
    placeholderData: keepPreviousData,
  })
  const rows = page.data?.rows
  const hasPayees = rows?.some(({ subject, payee }) => subject.entity !== payee.entity || subject.key !== payee.key) ?? false
  const isTopUp = batch.kind === 'top_up'
  const columns = useMemo(() => columnsOf(batch.policy.id, mayAskWhy, hasPayees, isTopUp), [batch.policy.id, mayAskWhy, hasPayees, isTopUp])
  const place = parts.find((each) => each.id === part)?.region.name
  const word = counts.find((each) => each.id === show)?.word
  const next = page.data?.next
  // A row that changed meanwhile is taken as it is now.
  const picked = [...selection.picked.values()].map((row) => rows?.find((each) => each.id === row.id) ?? row)
  return (
    <>
      <AccountsLine view={view} onDone={onDone} />
      <AccountRequests batch={batch.id} onDone={onDone} />
      {place === undefined && word === undefined ? null : (
        <p className="section-line">
          只看{[place, word].filter((each) => each !== undefined).join('、')}。
          <Link to="." search={{ section: 'rows' } as never} resetScroll={false}>
            看全部
          </Link>
        </p>
      )}
      <DataTable
        label="批次明细"
        columns={columns}
        rows={rows}
        keyOf={keyOf}
        nameOf={claimName}
        selection={selection}
        {...(mayAskWhy ? { onOpen: (row: Claim) => void navigate({ to: whyPath(row, batch.policy.id) }) } : {})}
        isPending={page.isPending || page.isPlaceholderData}
        error={page.error}
        onRetry={() => void page.refetch()}
        empty={
          <EmptyLine why={word === undefined ? '这个批次在您的辖区内没有条目。' : `没有${word}的条目。`} next="点“看全部”或换一个数。" />
        }
      />
      {picked.length === 1 && picked[0] !== undefined ? <RowWord row={picked[0]} /> : null}
      <ListFoot
        picked={
          picked.length === 0 ? null : (
            <PickedRows batch={batch.id} steps={batch.steps} state={batch.state} picked={picked} selection={selection} onDone={onDone} />
          )
        }
        range={rows === undefined ? '' : `本页 ${rows.length} 条`}
        {...(after === '' && (next === null || next === undefined)
          ? {}
          : {
              pages: {
                onBefore: after === '' ? undefined : () => history.back(),
                onAfter: next === null || next === undefined ? undefined : () => change({ after: `${next.fen}.${next.id}` }),
              },
            })}
      />
    </>
  )
}

interface PickedRowsProps {
  readonly batch: string
  /** The order of steps of the batch, and the one at hand. */
  readonly steps: readonly string[]
  readonly state: string
  readonly picked: readonly Claim[]
  readonly selection: Selection<Claim>
  readonly onDone: SectionProps['onDone']
}

/** What can be done with all the rows that are picked. */
function PickedRows({ batch, steps, state, picked, selection, onDone }: PickedRowsProps) {
  const hold = useMutation(ask.batch.raiseDoubts.act())
  const drop = useMutation(ask.batch.dropRows.act())
  const mayRecover = useMay()('recovery.open')
  const check = useMutation(ask.payment.checkAccounts.act())
  const mayCheck = useMay()('claim.recheck')
  // Payees are asked from their step on, or at any time where an order has no step for it.
  const mayBeAsked = steps.indexOf(state) >= steps.indexOf('account_check')
  const rows = picked.map(({ id }) => id)
  const may = (verb: string) => rows.length <= mostAtOnce && picked.every(({ verbs }) => verbs.includes(verb))
  const fen = sumOfFen(picked.map((row) => row.fen))
  const whole = `${count(rows.length)} 条、${yuan(fen)} 元`
  const settle = async (what: string) => {
    selection.clear()
    await onDone(what)
  }
  return (
    <SelectionBar
      count={rows.length}
      unit="条"
      sum={<>{yuan(fen)} 元</>}
      acts={
        <>
          {may('hold') ? (
            <ActButton
              label="提疑点"
              sentence={`${whole}暂缓发放，其余照常；查清并由另一人办结后恢复或取消。`}
              choice={{
                label: '来源',
                options: (['own_check', 'sent_down'] as const).map((value) => ({ value, label: doubtSources[value] ?? value })),
              }}
              fields={{ reason: '疑点' }}
              onAct={async ({ reason, choice }) => {
                const { held } = await hold.mutateAsync({ batch, rows, reason, source: choice === 'sent_down' ? 'sent_down' : 'own_check' })
                await settle(`已提疑点，${held} 条暂缓发放。`)
              }}
            />
          ) : null}
          {picked.length === 1 && picked[0] !== undefined ? (
            <PayeeActs batch={batch} mayBeAsked={mayBeAsked} row={picked[0]} onDone={settle} />
          ) : null}
          {mayCheck && rows.length <= mostAtOnce && picked.every(isUnchecked) ? (
            <ActButton
              label="复核账户"
              sentence={`您已逐条核对 ${whole}的收款账户（户名、开户行、账号），与所附材料一致。自己录入的须由他人复核。`}
              onAct={async () => {
                const { rows: checked } = await check.mutateAsync({ batch, rows })
                await settle(`已复核 ${checked} 条的收款账户。`)
              }}
            />
          ) : null}
          <JointObjection batch={batch} rows={rows} whole={whole} onDone={settle} />
          {state === 'publication' || picked.every((row) => row.state === 'unpublished') ? (
            <RowObjection batch={batch} rows={rows} onDone={settle} />
          ) : null}
          {mayRecover && picked.every((row) => row.state === 'paid') ? (
            <Link to="/recovery/new" search={{ claim: rows } as never} className="run-button">
              追回
            </Link>
          ) : null}
          {may('drop') ? (
            <ActButton
              label="取消列入"
              sentence={`把 ${whole}从本批次取消。取消后不能恢复到本批次；名单已签定的，记为变更单。`}
              fields={{ reason: '取消理由' }}
              mustType={count(rows.length)}
              onAct={async ({ reason }) => {
                const { dropped } = await drop.mutateAsync({ batch, rows, reason })
                await settle(`已取消 ${dropped} 条。`)
              }}
            />
          ) : null}
          {may('hold') || may('drop') ? null : (
            <span className="small">
              {rows.length > mostAtOnce ? `一次最多 ${mostAtOnce} 条，请分几次。` : '所选各条没有您现在可以一起办的事。'}
            </span>
          )}
        </>
      }
      onClear={selection.clear}
    />
  )
}
