import { useMutation } from '@tanstack/react-query'
import { ask } from '../client/office.ts'
import { count } from '../figures/figures.ts'
import { JobBar } from '../parts/job-bar.tsx'
import type { BulkJob } from './use-bulk-job.ts'

interface RefusedRow {
  readonly row: string
  readonly cell?: string
  readonly message: string
}

/** Long work with many rows: how far it is, the way to stop it, and then what came of it, the rows that were not carried out with why. */
export function BulkResult({ job }: { readonly job: BulkJob | undefined }) {
  const cancel = useMutation(ask.job.cancel.act())
  if (job === undefined) return null
  const total = job.total === null ? undefined : Number(job.total)
  if (job.state === 'waiting' || job.state === 'running') {
    return (
      <JobBar
        label={job.phase ?? job.title}
        percent={total === undefined || total === 0 ? undefined : Math.floor((Number(job.done) * 100) / total)}
        onCancel={() => cancel.mutate({ id: job.id })}
      />
    )
  }
  if (job.state === 'failed') return <p className="is-official">没有办成：{job.error?.message}</p>
  if (job.state === 'cancelled') return <p role="status">已取消。取消前办完的 {count(Number(job.done))} 项有效，其余未办。</p>
  return <Finished result={job.result ?? {}} />
}

const numberIn = (result: Readonly<Record<string, unknown>>, name: string): number => Number(result[name] ?? 0)

function Finished({ result }: { readonly result: Readonly<Record<string, unknown>> }) {
  const rows = (result.refusedRows ?? []) as readonly RefusedRow[]
  const refused = numberIn(result, 'refused')
  const parts = [
    ['answered', '已提交', '转复核'],
    ['confirmed', '已同意', ''],
    ['setAside', '确认无法核实', ''],
    ['unchanged', '没有变化', ''],
    ['blank', '没有填', ''],
  ].flatMap(([name = '', word = '', then = '']) => {
    const many = numberIn(result, name)
    return many === 0 ? [] : [`${word} ${count(many)} 项${then === '' ? '' : `，${then}`}`]
  })
  return (
    <div role="status">
      <p className="done-line">{parts.length === 0 ? '没有可办的项' : parts.join('；')}。</p>
      {refused === 0 ? null : (
        <details open={refused <= 20}>
          <summary className="is-official">未办 {count(refused)} 项</summary>
          <ul className="fault-list">
            {rows.map(({ row, cell, message }) => (
              <li key={`${row} ${cell ?? ''}`}>
                {cell === undefined ? `第 ${row} 项` : `${cell} ${row}`}：{message}
              </li>
            ))}
          </ul>
          {rows.length < refused ? <p className="small">只列前 {rows.length} 项。</p> : null}
        </details>
      )}
    </div>
  )
}
