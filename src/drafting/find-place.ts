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

/** Stubs a limit may belong to are shown where they are few enough to look at. */
const MOST_STUBS = 4

/**
 * Finds places in the files of a draft: the line of a provision, or within it the first line that bears a name the question tells. A limit
 * belongs to the stub of its provision; where that has none, to one of the others.
 */
export function placeFinder(files: ReadonlyMap<string, string>): (question: DraftQuestion) => readonly Place[] {
  const placeOf = onePlaceFinder(files)
  const stubs = [...files].flatMap(([file, content]) => stubsIn(file, content))
  return (question) => {
    const place = placeOf(question)
    if (place === undefined || question.code !== 'limit') return place === undefined ? [] : [place]
    const isAtStub = stubs.some(({ file, line }) => file === place.file && line === place.line)
    const near = stubs.filter(({ file }) => file === place.file)
    const others = near.length > 0 ? near : stubs
    return isAtStub || others.length > MOST_STUBS ? [place] : [place, ...others]
  }
}

/** First lines inside the stubs of policies. */
function stubsIn(file: string, content: string): readonly Place[] {
  return content.split('\n').flatMap((line, index) => (line === '```policy' ? [{ file, line: index + 2 }] : []))
}

function onePlaceFinder(files: ReadonlyMap<string, string>): (question: DraftQuestion) => Place | undefined {
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
    // A limit is written into the block, below its first line.
    const start = fence < 0 ? 0 : fence + (question.code === 'limit' ? 1 : 0)
    const named = fence < 0 ? -1 : content.findIndex((line, index) => index > fence && names.some((name) => line.includes(name)))
    return { file: section.file, line: section.from + (named < 0 ? start : named) + 1 }
  }
}
