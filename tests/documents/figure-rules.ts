import { figureDoubts, figureRules } from '../../src/documents/mentions/figures/figure-rules.ts'
import { type JudgedFigure, judgedFigures } from '../../src/documents/mentions/figures/find-figures.ts'
import { readingOf } from '../../src/documents/mentions/reading.ts'
import { figureDoubtExamples, figureExamples } from './figure-examples.zh.ts'
import { reader } from './mentions.ts'

/** The figure that an example has in braces, as the rules judge it. */
export function judgedExample(example: string, isCriteria: boolean, isGoals = false): JudgedFigure {
  const at = example.indexOf('{')
  const text = example.replace(/[{}]/g, '')
  const reading = readingOf({ text, offsets: Array.from({ length: text.length }, (_, index) => index) }, reader)
  const found = judgedFigures(reading.text, reader, { year: 2022, dates: [], taken: [], isCriteria, isGoals })
  const figure = found.find((each) => each.figure.from <= at && at < each.figure.to)
  if (figure === undefined) throw new Error(`no figure at the braces of ${example}`)
  return figure
}

/** The page that shows the rules for figures and what takes from their sureness, each with its two examples. */
export function figureRulesPage(): string {
  const rules = figureRules.map(({ id, sorts, says, role, confidence }, at) => {
    const { example, counterExample, isUnderCriteria, isUnderGoals } = figureExamples[id]
    const sure = role === 'none' ? '' : String(confidence)
    const heading =
      isUnderCriteria === true ? ' (under a heading of conditions)' : isUnderGoals === true ? ' (under a heading of goals)' : ''
    return `| ${at + 1} | \`${id}\` | ${sorts.join(', ')} | ${says} | ${role} | ${sure} | ${shown(example)}${heading} | ${shown(counterExample)} |`
  })
  const doubts = figureDoubts.map(({ id, says, confidence }, at) => {
    const { example, counterExample } = figureDoubtExamples[id]
    return `| ${at + 1} | \`${id}\` | ${says} | ${confidence} | ${shown(example)} | ${shown(counterExample)} |`
  })
  return `# What a figure is to its provision

Every number with a measure is judged by the first of these rules that holds for its surroundings. They stand in
\`src/documents/mentions/figures/figure-rules.ts\`; this page is printed from them (\`UPDATE=1 npx vitest run tests/documents/figure-rules.test.ts\`),
and a test proves each by its two examples: the rule judges the figure in the first, and not the one in the second.
A number listed beside another of its sort (${shown(figureExamples.listed.example)}) is what that one is.

| | rule | figures | says | role | sure | example | no example |
|---|---|---|---|---|---|---|---|
${rules.join('\n')}

## What takes from its sureness

The first that holds counts. A damaged number is never surer than 0.5.

| | doubt | says | sure | example | no example |
|---|---|---|---|---|---|
${doubts.join('\n')}
`
}

const shown = (example: string) => example.replace('{', '**').replace('}', '**')
