import { count } from '../figures/figures.ts'
import type { Run } from './outcomes.zh.ts'

/** The numbers of the documents a screening went by; a document without one goes by its title. */
export const documentsOf = ({ plans }: Run): string => {
  const [first, ...more] = plans.map(({ number, title }) => (number === '' ? title : number))
  return more.length === 0 ? (first ?? '') : `${first}等 ${plans.length} 份文件`
}

/** What stands beside the title of a page about a screening. */
export const runMeta = (run: Run): readonly string[] => [
  `筛查日 ${run.day}`,
  documentsOf(run),
  `${run.policies} 项政策`,
  `数据 ${run.snapshot.title}`,
  `编号 ${run.name.slice(0, 8)}`,
  `用时 ${count(Math.max(1, Math.round(run.seconds)))} 秒`,
]

/** A source as it is shown: what a plan leaves open belongs to nobody's registry. */
export const sourceName = (source: string): string => (source === '' ? '文件未写明的标准' : source)
