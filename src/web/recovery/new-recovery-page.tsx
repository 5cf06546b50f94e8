import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Button, Input, Radio } from 'antd'
import { type FormEvent, useId, useState } from 'react'
import { texts } from '../address/parameters.ts'
import { useParameters } from '../address/use-parameters.ts'
import { FaultLine, Field } from '../batches/more-fields.tsx'
import { ask } from '../client/office.ts'
import { sumOfFen, yuan } from '../figures/figures.ts'
import { plainYuan, typedFen } from '../figures/typed-yuan.ts'
import { EmptyLine } from '../parts/empty-line.tsx'
import { ErrorLine } from '../parts/error-line.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { type ClaimableRow, payeeWord, sources } from './words.zh.ts'
import './recovery.css'

const declared = { claim: texts(/^\d{1,19}$/) }
const trail = <Link to="/recovery">追回</Link>

/** Opens a case over rows that were picked in a batch. */
export default function NewRecoveryPage() {
  const [{ claim }] = useParameters(declared)
  const claims = [...new Set(claim)]
  const rows = useQuery({ ...ask.recovery.claimable.query({ input: { claims } }), enabled: claims.length > 0 })
  if (rows.data !== undefined && rows.data.length > 0) return <Form rows={rows.data} />
  const isEmpty = claims.length === 0 || rows.data !== undefined
  return (
    <div className="page">
      <PageHead title="追回立案" trail={trail} />
      <ErrorLine error={rows.error} onRetry={() => void rows.refetch()} />
      {isEmpty ? (
        <EmptyLine
          why={claims.length === 0 ? '还没有选定已发的条目。' : '所选条目不在您的经办范围内。'}
          next={
            <>
              打开<Link to="/batches">批次</Link>的明细，勾选已到账的条目，再点“追回”。
            </>
          }
        />
      ) : rows.error === null ? (
        <p role="status">正在查询</p>
      ) : null}
    </div>
  )
}

type Source = keyof typeof sources
interface Fault {
  readonly field: string
  readonly what: string
}

function Form({ rows }: { readonly rows: readonly ClaimableRow[] }) {
  const id = useId()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const open = useMutation(ask.recovery.open.act())
  const [amounts, setAmounts] = useState(() => new Map(rows.map(({ claim, left }) => [claim, plainYuan(left)])))
  const [typed, setTyped] = useState({ source: '' as Source | '', reference: '', basis: '', clause: '', facts: '' })
  const [fault, setFault] = useState<Fault | undefined>()
  const [first] = rows
  const total = sumOfFen([...amounts.values()].map((text) => String(typedFen(text) ?? 0n)))
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const found = faultOf(rows, amounts, typed)
    setFault(found)
    if (found !== undefined || typed.source === '') return document.getElementById(`${id}-${found?.field ?? 'source'}`)?.focus()
    const asked = rows.flatMap(({ claim }) => {
      const fen = typedFen(amounts.get(claim) ?? '') ?? 0n
      return fen === 0n ? [] : [{ claim, fen: String(fen) }]
    })
    try {
      const { recovery } = await open.mutateAsync({ ...typed, source: typed.source, rows: asked })
      void queries.invalidateQueries({ queryKey: ask.inbox.key() })
      await queries.invalidateQueries({ queryKey: ask.recovery.key() })
      void navigate({ to: `/recovery/${recovery}`, replace: true })
    } catch {
      // The line above the form says what was refused, and what was typed stays.
    }
  }
  const faultOn = (field: string) => (fault?.field === field ? fault.what : undefined)
  return (
    <div className="page">
      <PageHead title="追回立案" trail={trail} meta={first === undefined ? [] : [payeeWord(first.payee), first.policy.zh, first.fund]}>
        拟追回 <b>{yuan(total)}</b> 元。立案后先事先告知，听取陈述申辩，再由另一人作决定。
      </PageHead>
      <form className="form recovery-form" onSubmit={(event) => void submit(event)} noValidate aria-label="追回立案">
        <ErrorLine error={open.error} wasWrite />
        <div className="recovery-scroll">
          <table className="recovery-amounts">
            <caption className="unseen">拟追回的条目</caption>
            <thead>
              <tr>
                <th scope="col">批次</th>
                <th scope="col">年度</th>
                <th scope="col">发放日期</th>
                <th scope="col" className="is-right">
                  已到账（元）
                </th>
                <th scope="col" className="is-right">
                  已追回或在追回（元）
                </th>
                <th scope="col" className="is-right">
                  本次追回（元）
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.claim}>
                  <td>
                    <Link to={`/batches/${row.batch.id}`}>{row.batch.number}</Link>
                  </td>
                  <td>{row.period}</td>
                  <td>{row.paidOn ?? '未到账'}</td>
                  <td className="is-right">{row.paid === null ? '—' : yuan(row.paid)}</td>
                  <td className="is-right">{yuan(row.claimed)}</td>
                  <td className="is-right">
                    <Input
                      id={`${id}-${row.claim}`}
                      aria-label={`批次 ${row.batch.number} ${row.period} 年度本次追回（元）`}
                      aria-invalid={faultOn(row.claim) !== undefined}
                      inputMode="decimal"
                      autoComplete="off"
                      className="recovery-amount"
                      disabled={row.left === '0'}
                      value={amounts.get(row.claim) ?? ''}
                      onChange={({ target }) => {
                        setAmounts(new Map(amounts).set(row.claim, target.value))
                        setFault(undefined)
                      }}
                    />
                    <FaultLine what={faultOn(row.claim)} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <FaultLine what={faultOn('rows')} />
        <fieldset className="field choice-field">
          <legend>线索来源</legend>
          <Radio.Group
            id={`${id}-source`}
            value={typed.source}
            options={Object.entries(sources).map(([value, label]) => ({ value, label }))}
            onChange={({ target }) => setTyped({ ...typed, source: target.value as Source })}
          />
          <FaultLine what={faultOn('source')} />
        </fieldset>
        {typed.source === '' || typed.source === 'paid_row' ? null : (
          <Field id={`${id}-reference`} label="线索编号（审计意见、异议回执、疑点）" fault={faultOn('reference')}>
            <Input
              id={`${id}-reference`}
              maxLength={200}
              autoComplete="off"
              value={typed.reference}
              onChange={({ target }) => setTyped({ ...typed, reference: target.value })}
            />
          </Field>
        )}
        <Field id={`${id}-basis`} label="依据文件（名称、文号）" fault={faultOn('basis')}>
          <Input
            id={`${id}-basis`}
            maxLength={300}
            autoComplete="off"
            value={typed.basis}
            onChange={({ target }) => setTyped({ ...typed, basis: target.value })}
          />
        </Field>
        <Field id={`${id}-clause`} label="依据条款" fault={faultOn('clause')}>
          <Input
            id={`${id}-clause`}
            maxLength={300}
            autoComplete="off"
            value={typed.clause}
            onChange={({ target }) => setTyped({ ...typed, clause: target.value })}
          />
        </Field>
        <Field id={`${id}-facts`} label="事实" fault={faultOn('facts')}>
          <Input.TextArea
            id={`${id}-facts`}
            maxLength={4000}
            rows={4}
            value={typed.facts}
            onChange={({ target }) => setTyped({ ...typed, facts: target.value })}
          />
        </Field>
        <div className="form-acts">
          <Button type="primary" htmlType="submit" loading={open.isPending}>
            立案
          </Button>
        </div>
      </form>
    </div>
  )
}

function faultOf(
  rows: readonly ClaimableRow[],
  amounts: ReadonlyMap<string, string>,
  typed: { readonly source: string; readonly reference: string; readonly basis: string; readonly clause: string; readonly facts: string },
): Fault | undefined {
  for (const { claim, left } of rows) {
    const fen = typedFen(amounts.get(claim) ?? '')
    if (fen === undefined || fen < 0n) return { field: claim, what: '请填写金额，元为单位，最多两位小数；不追回的填 0。' }
    if (fen > BigInt(left)) return { field: claim, what: `最多还可追回 ${yuan(left)} 元。` }
  }
  if ([...amounts.values()].every((text) => typedFen(text) === 0n)) return { field: 'rows', what: '所选条目都没有可以追回的款，不能立案。' }
  if (typed.source === '') return { field: 'source', what: '请选线索来源。' }
  if (typed.source !== 'paid_row' && typed.reference.trim() === '') return { field: 'reference', what: '请填写线索编号。' }
  if (typed.basis.trim() === '') return { field: 'basis', what: '请填写依据文件。' }
  if (typed.clause.trim() === '') return { field: 'clause', what: '请填写依据条款。' }
  return typed.facts.trim() === '' ? { field: 'facts', what: '请写明事实。' } : undefined
}
