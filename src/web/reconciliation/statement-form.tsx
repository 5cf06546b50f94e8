import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Modal } from 'antd'
import { useContext, useId, useState } from 'react'
import { Field } from '../batches/act-button.tsx'
import { ask, office } from '../client/office.ts'
import type { SentFile } from '../client/send-file.ts'
import { count, yuan } from '../figures/figures.ts'
import { OfficeDayContext } from '../frame/office-day.ts'
import { ErrorLine } from '../parts/error-line.tsx'
import { FileField } from '../parts/file-field.tsx'
import { type Account, type Report, wayWord } from './words.zh.ts'

/** A statement is read first, and taken in once somebody saw what it says: all of it or nothing. */
export function StatementForm({ account }: { readonly account: Account }) {
  const id = useId()
  const today = useContext(OfficeDayContext)
  const queries = useQueryClient()
  const layouts = useQuery(ask.reconciliation.layouts.query())
  const take = useMutation(ask.reconciliation.takeStatement.act())
  const [isOpen, setOpen] = useState(false)
  const [file, setFile] = useState<SentFile | undefined>()
  const [layout, setLayout] = useState('')
  const [days, setDays] = useState({ from: '', to: '' })
  const [report, setReport] = useState<Report | undefined>()
  const [said, setSaid] = useState('')
  const [error, setError] = useState<unknown>(null)
  const [isPending, setPending] = useState(false)
  const fitting = (layouts.data ?? []).filter(({ source }) => source === account.source)
  const chosen = layout === '' ? (fitting[0]?.id ?? '') : layout
  const input = {
    ...{ account: account.id, layout: chosen, upload: file?.id ?? '' },
    ...(days.from === '' ? {} : { from: days.from }),
    ...(days.to === '' ? {} : { to: days.to }),
  }
  const again = () => {
    setReport(undefined)
    setError(null)
  }
  const work = async (doing: () => Promise<void>) => {
    setPending(true)
    setError(null)
    try {
      await doing()
    } catch (failure) {
      setError(failure)
    } finally {
      setPending(false)
    }
  }
  const end = async () => {
    const taken = await take.mutateAsync(input)
    setOpen(false)
    setFile(undefined)
    again()
    const ways = taken.matched.map(({ way, lines }) => `按${wayWord(way)} ${count(lines)} 笔`)
    setSaid(
      taken.isRepeated ? '这份对账单以前已导入，没有重复计算。' : `已导入。勾对：${ways.length === 0 ? '没有对上的' : ways.join('，')}。`,
    )
    await queries.invalidateQueries({ queryKey: ask.reconciliation.key() })
  }
  return (
    <>
      <span role="status" className="small">
        {said}
      </span>
      <Button type="primary" onClick={() => setOpen(true)}>
        导入对账单
      </Button>
      <Modal open={isOpen} title="导入对账单" footer={null} onCancel={() => setOpen(false)} destroyOnHidden width={560}>
        <div className="form">
          <ErrorLine error={error} wasWrite />
          <p>
            {account.name}（{account.number}）。整份导入，有一行读不懂就全部不导入。
          </p>
          <Field id={`${id}-layout`} label="对账单格式" fault={undefined}>
            <select
              id={`${id}-layout`}
              value={chosen}
              onChange={({ target }) => {
                setLayout(target.value)
                again()
              }}
            >
              {fitting.map((each) => (
                <option key={each.id} value={each.id}>
                  {each.name}
                </option>
              ))}
            </select>
          </Field>
          <FileField
            label="对账单（CSV 或 Excel）"
            purpose="statement"
            isSingle
            files={file === undefined ? [] : [file]}
            onAdd={(sent) => {
              setFile(sent)
              again()
            }}
            onRemove={() => {
              setFile(undefined)
              again()
            }}
          />
          {(['from', 'to'] as const).map((end_) => (
            <Field
              key={end_}
              id={`${id}-${end_}`}
              label={end_ === 'from' ? '起始日期（文件没有写的才填）' : '终止日期（文件没有写的才填）'}
              fault={undefined}
            >
              <input
                id={`${id}-${end_}`}
                className="day-input"
                type="date"
                max={today}
                value={days[end_]}
                onChange={({ target }) => {
                  setDays((before) => ({ ...before, [end_]: target.value }))
                  again()
                }}
              />
            </Field>
          ))}
          {report === undefined ? null : <ReportLines report={report} />}
          <div className="form-acts">
            {report === undefined ? (
              <Button
                type="primary"
                disabled={file === undefined}
                loading={isPending}
                onClick={() => void work(async () => setReport(await office.reconciliation.previewStatement(input)))}
              >
                先核对
              </Button>
            ) : (
              <Button type="primary" loading={isPending} onClick={() => void work(end)}>
                导入
              </Button>
            )}
            <Button onClick={() => setOpen(false)}>不办</Button>
          </div>
        </div>
      </Modal>
    </>
  )
}

function ReportLines({ report }: { readonly report: Report }) {
  const { isRepeated, from, to, opening, closing, came, went, interest, fees, named, gap } = report
  if (isRepeated) return <p>这份对账单以前已导入，再导入不改变任何数。</p>
  const lines = [
    ['收入', came],
    ['支出', went],
    ['其中利息', interest],
    ['其中手续费', fees],
  ] as const
  return (
    <>
      <p>
        {from} 至 {to}，期初 {yuan(opening)} 元，期末 {yuan(closing)} 元，逐行余额连续；{count(named)} 笔写有本系统的编号。
      </p>
      {gap === null ? null : (
        <p role="alert">
          ▲ {gap.from} 至 {gap.to} 没有对账单。可以先导入这一份，缺的补齐以前余额不能调平。
        </p>
      )}
      <table className="plain-table" aria-label="对账单核对">
        <tbody>
          {lines.map(([word, { rows, fen }]) => (
            <tr key={word}>
              <th scope="row">{word}</th>
              <td className="is-right">{count(rows)} 笔</td>
              <td className="is-right">{yuan(fen)} 元</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
