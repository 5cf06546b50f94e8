import type { DraftQuestion } from './draft.ts'

/** Where in the draft something is to be changed. */
export interface Place {
  readonly file: string
  readonly line: number
}

/** Which file or which kind of block a question is about; where nothing is said, the provision itself. */
const subjects: Readonly<Record<string, string>> = {
  no_title: 'plan.yaml',
  no_issuer: 'plan.yaml',
  no_region: 'plan.yaml',
  no_date: 'plan.yaml',
  upper_not_loaded: 'plan.yaml',
  new_indicator: 'indicators.yaml',
  start_unknown: 'parameters.yaml',
  old_value_unknown: 'parameters.yaml',
  delegated: 'parameters.yaml',
  above_whole: 'parameters.yaml',
  parameter_unsure: 'parameters.yaml',
  template: 'policy',
  limit: 'policy',
  entitlement: 'uncovered',
  no_units: 'task',
  units_inherited: 'task',
  doers_deduced: 'task',
  other_department: 'task',
  person_named: 'task',
  no_due: 'target',
  due_supposed: 'target',
  base_target: 'target',
  same_target: 'target',
  no_recipient: 'form',
  no_filler: 'form',
  content_deduced: 'form',
  cadence_unconfirmed: 'form',
  service_steps: 'service',
}

/** Finds places in the files of a draft: the line of a provision, or within it the first line that bears a name the question tells. */
export function placeFinder(files: ReadonlyMap<string, string>): (question: DraftQuestion) => Place | undefined {
  const lines = new Map([...files].map(([file, content]) => [file, content.split('\n')] as const))
  const sections = new Map<string, { readonly file: string; readonly from: number; readonly to: number }>()
  for (const [file, content] of lines) {
    if (!file.endsWith('.md')) continue
    const headings = content.flatMap((line, index) => (line.startsWith('### ') ? [index] : []))
    for (const [order, from] of headings.entries()) {
      const number = content[from]?.split(' ')[1] ?? ''
      if (!sections.has(number)) sections.set(number, { file, from, to: headings[order + 1] ?? content.length })
    }
  }
  return (question) => {
    const subject = subjects[question.code] ?? ''
    const names = question.code === 'limit' ? [] : Object.values(question.with).filter((value) => [...value].length >= 2)
    if (subject.endsWith('.yaml')) {
      const content = lines.get(subject)
      if (content === undefined) return undefined
      const at = content.findIndex((line) => names.some((name) => line.startsWith(`${name}:`)))
      return { file: subject, line: Math.max(at, 0) + 1 }
    }
    const section = sections.get(question.clause)
    if (section === undefined) return undefined
    const content = lines.get(section.file)?.slice(section.from, section.to) ?? []
    const fence = subject === '' ? -1 : content.indexOf(`\`\`\`${subject}`)
    const start = Math.max(fence, 0)
    const named = fence < 0 ? -1 : content.findIndex((line, index) => index > fence && names.some((name) => line.includes(name)))
    return { file: section.file, line: section.from + (named < 0 ? start : named) + 1 }
  }
}
