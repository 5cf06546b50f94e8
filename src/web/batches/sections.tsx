import { count } from '../figures/figures.ts'
import type { Section } from './section.ts'
import { AboveSection } from './sections/above-section.tsx'
import { ClashesSection } from './sections/clashes-section.tsx'
import { DoubtsSection } from './sections/doubts-section.tsx'
import { JointReviewSection } from './sections/joint-review-section.tsx'
import { MoneySection } from './sections/money-section.tsx'
import { PapersSection } from './sections/papers-section.tsx'
import { PartsSection } from './sections/parts-section.tsx'
import { PublicationSection } from './sections/publication-section.tsx'
import { RehearsalSection } from './sections/rehearsal-section.tsx'
import { RowsSection } from './sections/rows-section.tsx'
import { SampleSection } from './sections/sample-section.tsx'
import { ShortageSection } from './sections/shortage-section.tsx'
import { TrailSection } from './sections/trail-section.tsx'

/** From approval on a fund may not suffice, or rows wait for it. */
const shortageSteps: readonly string[] = ['approval', 'sample', 'finance', 'hand_over', 'answers']

/** What the page of a batch shows below its counts, a line each, in the order of the tabs. */
export const sections: readonly Section[] = [
  { id: 'rows', label: '明细', note: ({ batch }) => count(batch.rows), draw: RowsSection },
  { id: 'above', label: '多发线索', isShown: ({ batch }) => batch.kind === 'top_up', draw: AboveSection },
  { id: 'parts', label: '经办机构', note: ({ parts }) => String(parts.length), draw: PartsSection },
  { id: 'review', label: '联合会审', isShown: ({ batch }) => batch.steps.includes('joint_review'), draw: JointReviewSection },
  { id: 'publication', label: '公示与异议', isShown: ({ batch }) => batch.steps.includes('publication'), draw: PublicationSection },
  { id: 'sample', label: '抽查复核', isShown: ({ batch }) => batch.steps.includes('sample'), draw: SampleSection },
  { id: 'money', label: '资金拨付', isShown: ({ counts }) => counts.approved !== null, draw: MoneySection },
  { id: 'shortage', label: '资金不足', isShown: ({ batch }) => shortageSteps.includes(batch.state), draw: ShortageSection },
  { id: 'clashes', label: '互斥与重复', draw: ClashesSection },
  { id: 'rehearsal', label: '审计预演', draw: RehearsalSection },
  { id: 'doubts', label: '疑点', draw: DoubtsSection },
  { id: 'papers', label: '文书与变更', note: ({ papers, changes }) => String(papers.length + changes.length), draw: PapersSection },
  { id: 'trail', label: '办理记录', draw: TrailSection },
]
