import { readingOf } from '../../src/documents/mentions/reading.ts'
import { type SentenceRuleId, sentenceRules } from '../../src/documents/mentions/units/sentence-rules.ts'
import { unitsInSentences } from '../../src/documents/mentions/units/units-in-sentences.ts'
import { reader } from './mentions.ts'
import { unitExamples } from './unit-examples.zh.ts'

/** The rule that makes the unit in the braces of an example responsible; undefined where none does. */
export function ruleOfUnit(example: string): SentenceRuleId | undefined {
  const at = example.indexOf('{')
  const text = example.replace(/[{}]/g, '')
  const reading = readingOf({ text, offsets: Array.from({ length: text.length }, (_, index) => index) }, reader)
  return unitsInSentences(reading, reader, { isAnyoneListed: false }).find(({ units }) => units.some(({ span }) => span.from === at))?.rule
}

const ofSubject = { bodies: 'any body, of a class too', organs: 'an organ, or a body with a name of its own' } as const

/** The page that shows the rules for units in sentences, each with its two examples. */
export function unitRulesPage(): string {
  const rows = sentenceRules.map((rule, at) => {
    const { id, says, role } = rule
    const { example, counterExample } = unitExamples[id]
    const scope = 'ofSubject' in rule ? `${ofSubject[rule.ofSubject]}, where the provision lists nobody` : 'any unit beyond doubt'
    return `| ${at + 1} | \`${id}\` | ${says} | ${scope} | ${role} | ${shown(example)} | ${shown(counterExample)} |`
  })
  return `# Who answers for what in a sentence

Beside labels (牵头单位：…) and lists in brackets, a sentence says itself who does something. The first of these rules whose words
stand behind the names of units counts. They stand in \`src/documents/mentions/units/sentence-rules.ts\`; this page is printed from them
(\`UPDATE=1 npx vitest run tests/documents/unit-rules.test.ts\`), and a test proves each by its two examples.

| | rule | says | holds for | role | example | no example |
|---|---|---|---|---|---|---|
${rows.join('\n')}
`
}

const shown = (example: string) => example.replace('{', '**').replace('}', '**')
