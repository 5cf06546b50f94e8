import { basename } from 'node:path'
import { parse } from 'yaml'
import { type Clause, type OfficialDocument, parseInstruments, printedWords } from '../../documents/index.ts'
import {
  type ClauseTransmission,
  compareTransmission,
  parseTransmissionWords,
  type SentenceTransmission,
  type Transmission,
  type TransmissionFinding,
  type TransmissionStatus,
  transmissionSentence,
} from '../../transmission/index.ts'
import type { Command, Invocation } from '../command.ts'
import type { Console } from '../console.ts'
import { UsageFailure } from '../line/options.ts'
import { texts } from '../messages.zh.ts'
import { transmissionWords } from './documents.zh.ts'
import { openDocument, openReaderOf } from './open-document.ts'

/** Number of characters of a sentence shown. */
const SHOWN = 40
/** Below this confidence a finding is marked for checking. */
const SURE = 0.65

const usage = 'transmission UPPER[#N] LOWER[#N]'

/** `transmission`: what a lower document takes up of an upper one, clause by clause, what it changes, and what it leaves out. */
export const compareDocuments: Command = {
  name: 'transmission',
  usage,
  options: {},
  most: 2,
  async run({ positionals, console, workspace }: Invocation): Promise<number> {
    const [upperFile, lowerFile] = positionals
    if (upperFile === undefined || lowerFile === undefined) throw new UsageFailure(texts.needArgument(usage))
    const upper = await openDocument(workspace, upperFile)
    const lower = await openDocument(workspace, lowerFile)
    const words = parseTransmissionWords(
      parse(workspace.reference('documents/transmission.yaml')),
      parseInstruments(parse(workspace.reference('documents/instruments.yaml'))),
    )
    const found = compareTransmission(upper, lower, words, openReaderOf(workspace))
    showSummary(console, { upper: nameOf(upper, upperFile), lower: nameOf(lower, lowerFile) }, lower, found)
    showPressing(console, found)
    for (const clause of found.clauses) showClause(console, clause, upper)
    console.line()
    console.line(transmissionWords.note)
    console.json(asJson(upper, { upper: nameOf(upper, upperFile), lower: nameOf(lower, lowerFile) }, found))
    return 0
  },
}

interface Names {
  readonly upper: string
  readonly lower: string
}

function showSummary(console: Console, names: Names, lower: OfficialDocument, found: Transmission): void {
  const counts = countsOf(found)
  console.line(transmissionWords.upper(names.upper))
  console.line(transmissionWords.lower(names.lower))
  console.line(found.citation === undefined ? transmissionWords.notCited : transmissionWords.cited(printedWords(lower, found.citation)))
  console.line(transmissionWords.compared(found.clauses.length, counts.sentences, clausesOf(lower.clauses)))
  console.line()
  console.line(transmissionWords.summary(counts.sentences, counts.statuses.taken_up, counts.statuses.partly, counts.statuses.not_taken_up))
  if (found.adoption !== undefined)
    console.line(transmissionWords.adopted(counts.statuses.by_reference, printedWords(lower, found.adoption)))
  console.line(transmissionWords.differences(effectsOf(counts.effects)))
  const untaken = found.clauses.filter(({ sentences }) => sentences.every(({ status }) => status === 'not_taken_up'))
  if (untaken.length > 0) console.line(transmissionWords.untaken(untaken.map(({ clause, heading }) => `${clause} ${heading ?? ''}`.trim())))
  const missing = missingSubjects(found)
  if (missing.length > 0)
    console.line(transmissionWords.missing(missing.map(({ subject, clause }) => transmissionWords.inClause(subject, clause))))
  if (found.own.length > 0) console.line(transmissionWords.own(found.own.map(({ clause }) => clause)))
}

/** What has to be settled first, in this order; things missing altogether are listed by name. */
const pressing: readonly Effect[] = ['mistake', 'shrunk', 'tightened', 'loosened', 'changed', 'lost']

function showPressing(console: Console, { clauses }: Transmission): void {
  const findings = clauses.flatMap((clause) =>
    [...clause.findings, ...clause.sentences.flatMap((sentence) => sentence.findings)].map((finding) => ({
      clause: clause.clause,
      finding,
    })),
  )
  const told = pressing.flatMap((effect) =>
    findings.filter(({ finding }) => finding.effect === effect && finding.change !== 'subject_missing' && finding.confidence >= SURE),
  )
  if (told.length === 0) return
  console.line()
  console.line(transmissionWords.pressing)
  for (const { clause, finding } of told) console.line(`  ${clause} ${findingLine(finding)}`)
}

function showClause(console: Console, { clause, heading, sentences, findings }: ClauseTransmission, upper: OfficialDocument): void {
  const places = [...new Set(sentences.flatMap(({ taken }) => taken.slice(0, 2).map((match) => match.clause)))]
  console.line()
  console.line(`${clause} ${heading ?? ''} -> ${places.length === 0 ? transmissionWords.none : places.join(transmissionWords.comma)}`)
  for (const finding of findings) console.line(`  * ${findingLine(finding)}`)
  for (const sentence of sentences) showSentence(console, sentence, upper)
}

function showSentence(console: Console, sentence: SentenceTransmission, upper: OfficialDocument): void {
  const text = printedWords(upper, sentence.span)
  const shown = text.length > SHOWN ? `${text.slice(0, SHOWN)}...` : text
  console.line(`  [${transmissionWords.status[sentence.status]} ${percent(sentence.coverage)}] ${shown}`)
  for (const { clause, coverage, subjects, wording } of sentence.taken.slice(0, 3))
    console.line(
      `      ${clause} ${percent(coverage)} ${transmissionWords.because(subjects, subjects.length > 2 ? wording.slice(0, 1) : wording)}`,
    )
  if (sentence.status === 'partly' && sentence.uncovered.length > 0)
    console.line(`      ${transmissionWords.uncovered(sentence.uncovered.map((part) => printedWords(upper, part)))}`)
  for (const finding of joinAdditions(sentence.findings)) console.line(`      * ${findingLine(finding)}`)
}

/** Figures the lower document sets one after the other make one line. */
function joinAdditions(findings: readonly TransmissionFinding[]): readonly TransmissionFinding[] {
  const [first, ...rest] = findings.filter(({ change }) => change === 'figure_added')
  if (first?.lower === undefined || rest.length === 0) return findings
  const value = [first, ...rest].map(({ lower }) => lower?.value ?? '').join(transmissionWords.comma)
  return [...findings.filter(({ change }) => change !== 'figure_added'), { ...first, lower: { ...first.lower, value } }]
}

/** Changes whose sentences already name the clauses below. */
const repeatsPlaces: ReadonlySet<TransmissionFinding['change']> = new Set(['subject_elsewhere', 'branch_left_out', 'way_apart'])

function findingLine(finding: TransmissionFinding): string {
  const place = finding.lower?.clause
  const where = place === undefined || repeatsPlaces.has(finding.change) ? '' : transmissionWords.at(place)
  const unsure = finding.confidence < SURE ? transmissionWords.unsure : ''
  return `${transmissionWords.effects[finding.effect]} ${transmissionSentence(finding)}${where}${unsure}`
}

const percent = (share: number) => `${Math.round(share * 100)}%`

/** A document by its title and number, or where it bears no number by its title and place. */
function nameOf({ metadata, source }: OfficialDocument, typed: string): string {
  const title = (metadata.title ?? metadata.enclosedTitle)?.value ?? source.name
  return transmissionWords.numbered(title, metadata.number?.value ?? basename(typed))
}

function clausesOf(clauses: readonly Clause[]): number {
  return clauses.reduce((total, clause) => total + 1 + clausesOf(clause.children), 0)
}

function allFindings({ clauses }: Transmission): readonly TransmissionFinding[] {
  return clauses.flatMap((clause) => [...clause.findings, ...clause.sentences.flatMap(({ findings }) => findings)])
}

type Effect = TransmissionFinding['effect']

function effectsOf(counts: Readonly<Record<Effect, number>>): readonly string[] {
  return (Object.keys(transmissionWords.effects) as Effect[]).map((effect) => `${transmissionWords.effects[effect]} ${counts[effect]}`)
}

function countsOf(found: Transmission) {
  const statuses: Record<TransmissionStatus, number> = { taken_up: 0, partly: 0, by_reference: 0, not_taken_up: 0 }
  const sentences = found.clauses.flatMap((clause) => clause.sentences)
  for (const { status } of sentences) statuses[status]++
  const effects = Object.fromEntries(Object.keys(transmissionWords.effects).map((effect) => [effect, 0])) as Record<Effect, number>
  for (const { effect } of allFindings(found)) effects[effect]++
  return { sentences: sentences.length, statuses, effects }
}

/** What the upper document names and the lower one nowhere does, each with the clause above. */
function missingSubjects({ clauses }: Transmission): readonly { readonly subject: string; readonly clause: string }[] {
  return clauses.flatMap(({ clause, sentences }) => {
    const missing = sentences.flatMap(({ subjects, status }) =>
      (status === 'by_reference' ? [] : subjects).filter(
        ({ found, kind }) => found === 'nowhere' && (kind === 'instrument' || kind === 'way'),
      ),
    )
    return [...new Set(missing.map(({ name }) => name))].map((subject) => ({ subject, clause }))
  })
}

function asJson(upper: OfficialDocument, names: Names, found: Transmission): object {
  const told = (finding: TransmissionFinding) => ({ ...finding, sentence: transmissionSentence(finding) })
  return {
    ...names,
    citation: found.citation,
    summary: countsOf(found),
    missing: missingSubjects(found),
    own: found.own,
    clauses: found.clauses.map((clause) => ({
      ...clause,
      findings: clause.findings.map(told),
      sentences: clause.sentences.map((sentence) => ({
        ...sentence,
        text: printedWords(upper, sentence.span),
        findings: sentence.findings.map(told),
      })),
    })),
  }
}
