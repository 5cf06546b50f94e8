import { useSession } from '../session/use-session.ts'
import type { Why } from './why.ts'

/** A text inside a style sheet. */
const quoted = (text: string): string => `"${text.replaceAll(/["\\<\n]/g, ' ')}"`

/**
 * Head and foot of every printed sheet, with its number. Browsers that do not number sheets by themselves print its number once,
 * at the end of the last.
 */
export function PrintSheet({ why: { plan, policy, run, subject } }: { readonly why: Why }) {
  const session = useSession()
  const number = `编号 PD-${run.name.slice(0, 8)}-${subject}`
  const clause = `${plan.number === '' ? plan.title : plan.number} ${plan.clause}　${policy.zh}`
  const office = session.office.name
  const sheet = `@page {
    @top-left { content: ${quoted(`${office}　认定依据`)}; }
    @top-right { content: ${quoted(number)}; }
    @bottom-left { content: ${quoted(clause)}; }
    @bottom-right { content: "第 " counter(page) " 页，共 " counter(pages) " 页"; }
  }`
  return (
    <>
      <style>{sheet}</style>
      <p className="print-only why-printed small">
        <span>本说明由系统依据所列文件与数据生成，认定以经办机构签章为准。</span>
        <span>{number}</span>
        <span>
          打印：{session.account.name}　{session.office.day}
        </span>
      </p>
    </>
  )
}
