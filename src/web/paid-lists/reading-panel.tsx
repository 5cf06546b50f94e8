import { Button, InputNumber, Select } from 'antd'
import { useId, useState } from 'react'
import { count, yuan } from '../figures/figures.ts'
import { fromWords, leftOutSentence, type Reading, type Role, roleWords, type Understood, unitFromWords, unitWords } from './words.zh.ts'

interface ReadingPanelProps {
  readonly understood: Understood
  readonly isReading: boolean
  /** Somebody says by hand what a column holds, or in what amounts are written. */
  readonly onReading: (reading: Reading) => void
  /** The headings end on another line. */
  readonly onBelow: (sheet: number, line: number) => void
}

const roleOptions = (Object.keys(roleWords) as Role[]).map((value) => ({ value, label: roleWords[value] }))

/** How a list is read: every column with what it is taken for, the first rows, what comes of it and what cannot be read. */
export function ReadingPanel({ understood, isReading, onReading, onBelow }: ReadingPanelProps) {
  const { reading, sample, read, faults, from, sheets, unitFrom } = understood
  const says = (at: number, role: Role) => {
    const columns = reading.columns.map((column) => {
      if (column.at === at) return { ...column, role }
      // A role is one column's.
      return role !== 'unused' && column.role === role ? { ...column, role: 'unused' as const } : column
    })
    onReading({ ...reading, columns })
  }
  return (
    <section className="paid-reading" aria-label="清单的读法" aria-busy={isReading}>
      <h2>
        清单的读法
        <small>{fromWords[from]}</small>
      </h2>
      <div className="paid-line">
        <HeadingLine understood={understood} onBelow={onBelow} />
        <UnitChoice unit={reading.unit} onChange={(unit) => onReading({ ...reading, unit })} />
        <span className="small soft">{unitFromWords[unitFrom]}</span>
        {sheets.length > 1 ? <span className="small soft">工作表“{sheets[reading.sheet]}”</span> : null}
      </div>
      {understood.claimedTwice.length === 0 ? null : (
        <p className="is-near" role="alert">
          有两列都像“{understood.claimedTwice.map((role) => roleWords[role]).join('”“')}”，请选定一列。
        </p>
      )}
      <div className="paid-sample">
        <table>
          <caption className="unseen">清单的列和前几行</caption>
          <thead>
            <tr>
              <th scope="col">行</th>
              {reading.columns.map(({ at, heading, role }) => (
                <th key={at} scope="col">
                  <span className="paid-heading" title={heading}>
                    {heading === '' ? '（无列名）' : heading}
                  </span>
                  <Select<Role>
                    size="small"
                    aria-label={`“${heading}”这一列是`}
                    className={role === 'unused' ? 'paid-role is-unused' : 'paid-role'}
                    value={role}
                    options={roleOptions}
                    popupMatchSelectWidth={false}
                    onChange={(next) => says(at, next)}
                  />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sample.map(({ line, cells }) => (
              <tr key={line}>
                <th scope="row">{line}</th>
                {reading.columns.map(({ at, role }, i) => (
                  <td
                    key={at}
                    className={role === 'amount' ? 'is-right' : role === 'unused' || role === 'account' ? 'is-quiet' : ''}
                    title={cells[i]}
                  >
                    {cells[i]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p role="status">
        读得发放 <b>{count(read.payments)}</b> 行，共 <b>{yuan(read.sum)}</b> 元；读不出 <b>{count(read.faults)}</b> 行
        {read.faults === 0 ? '' : '，不参加核对'}。<span className="soft">{leftOutSentence(read)}</span>
      </p>
      {read.stated.map(({ line, sum, isEqual }) => (
        <p key={line} className={isEqual ? 'small' : 'small is-near'}>
          清单第 {line} 行合计 {yuan(sum)} 元，与逐行相加{isEqual ? '一致' : '不一致，请核对有没有漏行或读不出的行'}。
        </p>
      ))}
      <Faults sentences={faults} total={read.faults} />
    </section>
  )
}

function HeadingLine({ understood, onBelow }: Pick<ReadingPanelProps, 'understood' | 'onBelow'>) {
  const id = useId()
  const { sheet, headingLine } = understood.reading
  const [line, setLine] = useState<number | null>(headingLine)
  return (
    <span className="paid-head">
      <label htmlFor={id}>表头在第</label>
      <InputNumber id={id} size="small" min={1} max={1000} value={line} onChange={setLine} />行
      <Button size="small" disabled={line === null || line === headingLine} onClick={() => line !== null && onBelow(sheet, line)}>
        重读
      </Button>
    </span>
  )
}

function UnitChoice({ unit, onChange }: { readonly unit: Reading['unit']; readonly onChange: (unit: Reading['unit']) => void }) {
  const id = useId()
  return (
    <span className="paid-head">
      <label htmlFor={id}>金额单位</label>
      <Select<Reading['unit']>
        id={id}
        size="small"
        value={unit}
        onChange={onChange}
        options={(Object.keys(unitWords) as Reading['unit'][]).map((value) => ({ value, label: unitWords[value] }))}
      />
    </span>
  )
}

const faultsAtFirst = 5

/** Lines that cannot be read, with cell and reason. */
export function Faults({ sentences, total }: { readonly sentences: readonly string[]; readonly total: number }) {
  const [isWhole, setWhole] = useState(false)
  if (total === 0) return null
  const shown = isWhole ? sentences : sentences.slice(0, faultsAtFirst)
  return (
    <div className="paid-faults">
      <h3>读不出的行</h3>
      <ul>
        {shown.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {sentences.length > faultsAtFirst ? (
        <Button type="link" size="small" onClick={() => setWhole(!isWhole)}>
          {isWhole ? '收起' : `展开 ${count(sentences.length)} 行`}
        </Button>
      ) : null}
      {total > sentences.length ? <span className="small soft">只列前 {count(sentences.length)} 行</span> : null}
    </div>
  )
}
