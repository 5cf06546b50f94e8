import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { parseYuan } from '../../kernel/money.ts'
import { ask, type office } from '../client/office.ts'
import { count, yuan } from '../figures/figures.ts'
import { EmptyLine } from '../parts/empty-line.tsx'
import { ErrorLine } from '../parts/error-line.tsx'
import type { Column } from '../table/column.ts'
import { DataTable } from '../table/data-table.tsx'
import { ActButton } from './act-button.tsx'
import type { MoreField } from './more-fields.tsx'
import { rails, sourceLevels } from './words.zh.ts'

type Read = Awaited<ReturnType<typeof office.fund.indicators>>
type Indicator = Read['indicators'][number]

const keyOf = ({ id }: Indicator): string => id
const nameOf = ({ number }: Indicator): string => number

const amountFault = (typed: string): string | undefined => {
  const fen = fenOf(typed)
  return fen === undefined || fen === 0n ? '请填写不为零的金额，元为单位，最多两位小数。' : undefined
}
const fenOf = (typed: string): bigint | undefined => parseYuan(typed.normalize('NFKC').replace(/[,\s]/g, ''))

const options = (words: Readonly<Record<string, string>>) => Object.entries(words).map(([value, label]) => ({ value, label }))

const indicatorFields: readonly MoreField[] = [
  { name: 'fund', label: '资金', kind: 'line', most: 100 },
  { name: 'number', label: '指标文号', kind: 'line', most: 100 },
  { name: 'functionSubject', label: '功能科目', kind: 'line', most: 100 },
  { name: 'economicSubject', label: '经济分类', kind: 'line', most: 100 },
  { name: 'sourceLevel', label: '来源级次', kind: 'choice', options: options(sourceLevels) },
  { name: 'amount', label: '金额（元）', kind: 'line', most: 20, faultOf: amountFault },
  { name: 'day', label: '文件日期', kind: 'day' },
]
const changeFields: readonly MoreField[] = [
  { name: 'amount', label: '增减金额（元，调减填负数）', kind: 'line', most: 20, faultOf: amountFault },
  { name: 'basis', label: '调整文号', kind: 'line', most: 200 },
  { name: 'day', label: '文件日期', kind: 'day' },
]
const railFields: readonly MoreField[] = [
  { name: 'fund', label: '资金', kind: 'line', most: 100 },
  { name: 'rail', label: '拨付渠道', kind: 'choice', options: options(rails) },
  { name: 'basis', label: '依据文号', kind: 'line', most: 200 },
]

/** Budget indicators of a year: what each was given, what batches hold of it, what was paid, what is left, and what came back by year. */
export function Indicators({ year, mayAccount }: { readonly year: number; readonly mayAccount: boolean }) {
  const queries = useQueryClient()
  const [done, setDone] = useState('')
  const read = useQuery(ask.fund.indicators.query())
  const enter = useMutation(ask.fund.enterIndicator.act())
  const change = useMutation(ask.fund.changeIndicator.act())
  const layDown = useMutation(ask.fund.layDownRail.act())
  if (read.data === undefined) return <ErrorLine error={read.error} onRetry={() => void read.refetch()} />
  const shown = read.data.indicators.filter((each) => each.year === year)
  const returnsOf = ({ id }: Indicator) =>
    read.data.returns
      .filter(({ indicator }) => indicator === id)
      .map(({ paidYear, backYear, payments, fen }) => `${paidYear} 年付、${backYear} 年退回 ${count(payments)} 笔 ${yuan(fen)}`)
      .join('；')
  const settle = async (what: string) => {
    await queries.invalidateQueries({ queryKey: ask.fund.key() })
    setDone(what)
  }
  const columns: readonly Column<Indicator>[] = [
    { id: 'number', title: '指标文号', kind: 'text', width: 168, cell: nameOf },
    { id: 'fund', title: '资金', kind: 'text', width: 100, cell: ({ fund }) => fund },
    {
      id: 'subjects',
      title: '功能科目、经济分类',
      kind: 'text',
      cell: ({ functionSubject, economicSubject }) => `${functionSubject}；${economicSubject}`,
    },
    { id: 'level', title: '来源', kind: 'text', width: 56, cell: ({ sourceLevel }) => sourceLevels[sourceLevel] },
    { id: 'given', title: '下达', kind: 'money', width: 108, cell: ({ given }) => given },
    { id: 'drawn', title: '已动用', kind: 'money', width: 108, cell: ({ drawn }) => drawn },
    { id: 'paid', title: '其中已支付', kind: 'money', width: 108, cell: ({ paid }) => paid },
    { id: 'left', title: '可用', kind: 'money', width: 108, cell: ({ left }) => left },
    { id: 'returns', title: '退回', kind: 'text', width: 128, cell: (row) => returnsOf(row) || '—' },
    ...(mayAccount
      ? [
          {
            id: 'acts',
            title: '办理',
            kind: 'text' as const,
            width: 72,
            cell: (row: Indicator) => (
              <ActButton
                label="调整"
                look="small"
                sentence={`指标 ${row.number} 现可用 ${yuan(row.left)} 元；调减后不能少于已动用的。`}
                more={changeFields}
                onAct={async (_, __, { amount = '', basis = '', day = '' }) => {
                  const { left } = await change.mutateAsync({ indicator: row.id, fen: String(fenOf(amount) ?? 0n), basis, day })
                  await settle(`已调整，指标 ${row.number} 可用 ${yuan(left)} 元。`)
                }}
              />
            ),
          },
        ]
      : []),
  ]
  return (
    <section aria-label="预算指标">
      <h2>{year} 年预算指标（国库支付）</h2>
      <p role="status" className="done-line">
        {done}
      </p>
      {mayAccount ? (
        <div className="form-acts">
          <ActButton
            label="登记指标"
            sentence={`登记 ${year} 年的预算指标：下达数计入资金预算，批次动用不能超过可用数。`}
            more={indicatorFields}
            onAct={async (
              _,
              __,
              { fund = '', number = '', functionSubject = '', economicSubject = '', sourceLevel = '', amount = '', day = '' },
            ) => {
              const level = (Object.keys(sourceLevels) as (keyof typeof sourceLevels)[]).find((each) => each === sourceLevel) ?? 'county'
              const fen = String(fenOf(amount) ?? 0n)
              await enter.mutateAsync({ fund, year, number, functionSubject, economicSubject, sourceLevel: level, fen, day })
              await settle(`已登记指标 ${number}。`)
            }}
          />
          <ActButton
            label="定拨付渠道"
            sentence="定一项资金走哪条渠道，写明依据文件；已建的批次仍走原渠道。没有定的走用款计划和财政专户。"
            more={railFields}
            onAct={async (_, __, { fund = '', rail = '', basis = '' }) => {
              const chosen = (Object.keys(rails) as (keyof typeof rails)[]).find((each) => each === rail) ?? 'fiscal_account'
              await layDown.mutateAsync({ fund, rail: chosen, basis })
              await settle(`已定：${fund}走${rails[chosen]}。`)
            }}
          />
        </div>
      ) : null}
      <DataTable
        label="预算指标"
        columns={columns}
        rows={shown}
        keyOf={keyOf}
        nameOf={nameOf}
        empty={<EmptyLine why={`${year} 年没有登记预算指标。`} next="走国库支付的资金才需要登记。" />}
      />
    </section>
  )
}
