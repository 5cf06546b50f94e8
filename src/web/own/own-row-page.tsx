import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { ActButton } from '../batches/act-button.tsx'
import { StateMark } from '../batches/state-mark.tsx'
import { accountKinds } from '../batches/words.zh.ts'
import { ask } from '../client/office.ts'
import { yuan } from '../figures/figures.ts'
import { EmptyLine } from '../parts/empty-line.tsx'
import { ErrorLine } from '../parts/error-line.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { usePost } from '../session/use-session.ts'
import { askedWord, type OwnRow, type OwnRowView, ownStates, saidWord, stepWord } from './words.zh.ts'
import './own.css'

/** One thing that is granted to a firm or a person: how its amount came about, the account, and what it says to it. */
export default function OwnRowPage() {
  const { row = '' } = useParams({ strict: false }) as { readonly row?: string }
  const isKey = /^\d{1,19}$/.test(row)
  const page = useQuery({ ...ask.own.row.query({ input: { row } }), enabled: isKey })
  if (page.data !== undefined) return <Row view={page.data} />
  return (
    <div className="page own">
      <PageHead title="待遇" trail={<Link to="/own">返回</Link>} />
      {isKey ? <ErrorLine error={page.error} onRetry={() => void page.refetch()} /> : null}
      {isKey ? null : <EmptyLine why={`编号“${row}”不是数字。`} next="请返回重新选择。" />}
      {isKey && page.error === null ? <p role="status">正在查询</p> : null}
    </div>
  )
}

function Row({ view: { row, told } }: { readonly view: OwnRowView }) {
  const queries = useQueryClient()
  const [done, setDone] = useState('')
  const onDone = async (what: string) => {
    await queries.invalidateQueries({ queryKey: ask.own.key() })
    setDone(what)
  }
  const where = row.state === 'listed' && stepWord(row.step) !== '' ? `，正在${stepWord(row.step)}` : ''
  return (
    <div className="page own">
      <PageHead title={row.policy.zh} trail={<Link to="/own">返回</Link>}>
        {row.payee ?? ''} {row.period} 年度 <b>{yuan(row.fen)} 元</b>
      </PageHead>
      <p className="done-line" role="status">
        {done}
      </p>
      <p>
        <StateMark looks={ownStates} state={row.state} />
        {where}
        {row.paidOn === null ? '' : `（${row.paidOn}）`}
      </p>
      <section className="own-part" aria-labelledby="own-account">
        <h2 id="own-account">收款账户</h2>
        <AccountWords row={row} />
        <Acts row={row} onDone={onDone} />
      </section>
      <Told told={told} />
      <section className="own-part" aria-labelledby="own-where">
        <h2 id="own-where">办理</h2>
        <p>
          批次 {row.number}，{row.region}经办。
        </p>
        {row.notice === null ? null : (
          <p>
            公示 {row.notice.from} 至 {row.notice.to}，公示地址：{row.notice.address}
          </p>
        )}
      </section>
    </div>
  )
}

function AccountWords({ row }: { readonly row: OwnRow }) {
  const shown = row.account ?? row.known
  const isOther = row.account !== null && row.known !== null && row.account.id !== row.known.id
  return (
    <>
      <p>
        {shown === null
          ? '还没有登记收款账户，请提供。'
          : `${shown.holder}，${shown.bank}，尾号 ${shown.tail}（${accountKinds[shown.kind]}）。`}
      </p>
      {isOther && row.known !== null ? (
        <p>
          新登记：{row.known.holder}，{row.known.bank}，尾号 {row.known.tail}。
        </p>
      ) : null}
      {saidWord(row) === '' ? null : <p className="soft">{saidWord(row)}</p>}
      {askedWord(row) === '' ? null : <p>{askedWord(row)}</p>}
    </>
  )
}

function Acts({ row, onDone }: { readonly row: OwnRow; readonly onDone: (what: string) => Promise<void> }) {
  const confirm = useMutation(ask.own.confirm.act())
  const waive = useMutation(ask.own.waive.act())
  const request = useMutation(ask.own.askAccount.act())
  const isFirm = usePost()?.role !== 'person'
  const { known } = row
  const kinds = Object.entries(accountKinds).map(([value, label]) => ({ value, label }))
  if (!row.mayConfirm && !row.mayWaive && !row.mayAskAccount) return null
  return (
    <div className="form-acts">
      {row.mayConfirm && known !== null ? (
        <ActButton
          label="确认"
          look="primary"
          sentence={`确认享受“${row.policy.zh}” ${yuan(row.fen)} 元，发放到 ${known.holder} ${known.bank} 尾号 ${known.tail} 的账户。`}
          onAct={async () => {
            await confirm.mutateAsync({ row: row.id, account: known.id })
            await onDone('已确认。账户由经办机构另一人复核后发放。')
          }}
        />
      ) : null}
      {row.mayAskAccount ? (
        <ActButton
          label={known === null ? '提供收款账户' : '账户不对，申请更正'}
          sentence="填写新的收款账户。经办机构核对后登记，或写明理由不同意；同一笔同时只能有一件申请。"
          choice={{ label: '账户种类', options: kinds }}
          more={[
            { name: 'holder', label: '户名', kind: 'line', initial: known?.holder ?? row.payee ?? '' },
            { name: 'bank', label: '开户行', kind: 'line' },
            {
              name: 'bankCode',
              label: '联行号（12 位数字，可问开户行）',
              kind: 'line',
              faultOf: (typed) => (/^\d{12}$/.test(typed.replace(/\s/g, '')) ? undefined : '联行号为 12 位数字。'),
            },
            { name: 'account', label: '账号', kind: 'line', most: 40 },
            { name: 'why', label: isFirm ? '更正理由和材料（如开户许可证）' : '更正理由和材料', kind: 'text', most: 300 },
          ]}
          onAct={async ({ choice }, _, { holder = '', bank = '', bankCode = '', account = '', why = '' }) => {
            const kind = choice as keyof typeof accountKinds
            await request.mutateAsync({ row: row.id, kind, holder, bank, bankCode, number: account, reason: why })
            await onDone('已提交，三个工作日内办理。')
          }}
        />
      ) : null}
      {row.mayWaive ? (
        <ActButton
          label="自愿放弃"
          sentence={`放弃“${row.policy.zh}” ${yuan(row.fen)} 元，放弃后这一笔不再发放，不能在网上恢复。`}
          mustType={yuan(row.fen)}
          onAct={async () => {
            await waive.mutateAsync({ row: row.id, fen: row.fen })
            await onDone('已登记自愿放弃。')
          }}
        />
      ) : null}
    </div>
  )
}

function Told({ told }: { readonly told: OwnRowView['told'] }) {
  return (
    <section className="own-part" aria-labelledby="own-told">
      <h2 id="own-told">金额怎样算出来</h2>
      {told === null ? (
        <p>这一笔的计算过程暂时不能显示，请向经办机构查询。</p>
      ) : (
        <>
          {told.sentences.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
          <dl className="own-lines">
            {told.lines.map(({ label, basis, value, isSum }) => (
              <div key={`${label} ${basis}`} className={isSum ? 'is-sum' : undefined}>
                <dt>{label}</dt>
                <dd>{value}</dd>
                {basis === '' ? null : <dd className="own-basis">{basis}</dd>}
              </div>
            ))}
          </dl>
          <p>
            依据：《{told.document.title}》{told.document.number === '' ? '' : `（${told.document.number}）`}
            {told.document.clause}
          </p>
        </>
      )}
    </section>
  )
}
