import { useSession } from '../session/use-session.ts'
import { entityWords, type Subject } from './subjects.zh.ts'

/** A text inside a style sheet. */
const quoted = (text: string): string => `"${text.replaceAll(/["\\<\n]/g, ' ')}"`

/** Head and foot of the printed sheets: whose it is, who printed it and when; numbers stay masked on paper too. */
export function PrintFoot({ subject, knownOn }: { readonly subject: Subject; readonly knownOn: string | undefined }) {
  const { account, office } = useSession()
  const title = '登记与判定'
  const sheet = `@page {
    @top-left { content: ${quoted(`${office.name}　${title}`)}; }
    @top-right { content: ${quoted(`${entityWords[subject.entity]} ${subject.key}`)}; }
    @bottom-left { content: ${quoted(`${account.name} ${office.day} 打印`)}; }
    @bottom-right { content: "第 " counter(page) " 页，共 " counter(pages) " 页"; }
  }`
  return (
    <>
      <style>{sheet}</style>
      <p className="print-only small subject-printed">
        {knownOn === undefined ? '' : `登记事实截至 ${knownOn}。`}本页由系统依据登记数据生成，号码已遮盖，含个人信息，请妥善保管。打印：
        {account.name}　{office.day}
      </p>
    </>
  )
}
