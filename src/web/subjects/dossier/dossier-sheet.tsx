import { useSession } from '../../session/use-session.ts'
import { dossierWord, entityWords } from '../subjects.zh.ts'
import type { Dossier } from './dossier.ts'

/** A text inside a style sheet. */
const quoted = (text: string): string => `"${text.replaceAll(/["\\<\n]/g, ' ')}"`

/** Head and foot of every printed sheet: whose dossier it is, who opened it, when and to which end, and the number of the sheet. */
export function DossierSheet({ dossier: { subject, opened } }: { readonly dossier: Dossier }) {
  const { office } = useSession()
  const stamp = `${opened.by} ${opened.day} 打印　事由：${opened.purpose}`
  const sheet = `@page {
    size: A4 landscape;
    margin: 14mm 12mm 14mm;
    @top-left { content: ${quoted(`${office.name}　${dossierWord(subject.entity)}`)}; }
    @top-right { content: ${quoted(`${entityWords[subject.entity]} ${subject.key}`)}; }
    @bottom-left { content: ${quoted(stamp)}; }
    @bottom-right { content: "第 " counter(page) " 页，共 " counter(pages) " 页"; }
  }`
  return (
    <>
      <style>{sheet}</style>
      <p className="print-only small subject-printed">{stamp}。本档案由系统依据登记和办理记录生成，号码已遮盖，含个人信息，请妥善保管。</p>
    </>
  )
}
