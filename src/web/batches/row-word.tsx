import { FileList } from '../parts/file-list.tsx'
import { claimName } from './claim.ts'
import { type Claim, confirmWays } from './words.zh.ts'

/** What the payee of a row said last, with what was signed; nothing where nobody said anything. */
export function RowWord({ row }: { readonly row: Claim }) {
  if (row.said === null) return null
  const { will, way, by, material, on, enteredBy, files } = row.said
  return (
    <section className="section-line" aria-label="收款方的确认或放弃">
      {row.payee.name ?? claimName(row)}
      {will === 'confirms' ? '确认收款' : '自愿放弃'}：{confirmWays[way as keyof typeof confirmWays] ?? way}，{by}，依据{material}
      <span className="soft">
        （{enteredBy} {on} 登记）
      </span>
      <FileList files={files} label="确认书、放弃声明" />
    </section>
  )
}
