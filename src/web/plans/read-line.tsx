import { hourInChina } from '../../kernel/china-time.ts'
import type { PlanList } from './plans.ts'

type Read = PlanList['read']

/** While newer files are being read, an answer is asked for again. */
export const refetchWhileStale = (query: { readonly state: { readonly data?: { readonly read: Read } | undefined } }): number | false =>
  query.state.data?.read.isStale === true ? 2000 : false

/** When the files were read; and that they were changed since, where they were. */
export function ReadLine({ read }: { readonly read: Read }) {
  if (read.isStale)
    return (
      <span className="is-near" role="status">
        方案文件改动过，正在读新的一版，读完自动换上；现在看到的是 {hourInChina(read.readAt)} 读的
      </span>
    )
  return <span>方案文件读于 {hourInChina(read.readAt)}</span>
}
