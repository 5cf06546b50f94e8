import { type Attachment, type Mention, proposeColumns } from '../documents/index.ts'
import { atomise, roundBrackets } from './atoms.ts'
import { knownUnit } from './choose-unit.ts'
import { type ClauseView, datesIn, type Sentence, wordsOf } from './clause-view.ts'
import { wholeDay } from './dates.ts'
import type { Block, Desk } from './draft.ts'
import { draftCadence } from './draft-cadence.ts'
import { findReports, type ReportFound } from './find-reports.ts'
import { sentences } from './messages.zh.ts'
import { doersOf } from './responsibility.ts'
import { shorten } from './shorten.ts'
import { mapOf, textsIn, type YamlMap } from './yaml-text.ts'

type Cadence = Extract<Mention, { readonly kind: 'cadence' }>

/** Forms of a clause, and the cadences they took. */
export interface FormsDrafted {
  readonly blocks: readonly Block[]
  readonly taken: ReadonlySet<Mention>
  /** Sentences the forms were drafted from. */
  readonly sentences: ReadonlySet<Sentence>
  /** Names with their rhythm, for choosing the one that carries the regular report. */
  readonly regular: readonly { readonly id: string; readonly every: Cadence['every']; readonly isProgress: boolean }[]
}

/** What is to be reported or kept: by a rhythm, on an event, or as a ledger. */
export function draftForms(view: ClauseView, title: string, attachments: ReadonlyMap<string, Attachment>, desk: Desk): FormsDrafted {
  const { words } = desk.context
  const { reports, taken } = view.isTable ? { reports: [], taken: new Set<Mention>() } : findReports(view, words)
  const blocks: Block[] = []
  const regular: FormsDrafted['regular'][number][] = []
  for (const report of reports) {
    const id = `f_${view.key}_${blocks.length + 1}`
    blocks.push(draftForm({ view, title, id, attachments, ...report }, desk))
    if (report.rhythm !== undefined && report.ledger === undefined)
      regular.push({ id, every: report.rhythm.mention.every, isProgress: words.contents.test(report.sentence.text) })
  }
  if (view.isTable && words.tableForms.test(title) && view.header.length > 1) blocks.push(printedForm(view, title, attachments, desk))
  return { blocks, taken, sentences: new Set(reports.map(({ sentence }) => sentence)), regular }
}

/** A table printed as an attachment is the form itself: its columns are those of its head. */
function printedForm(view: ClauseView, title: string, attachments: ReadonlyMap<string, Attachment>, desk: Desk): Block {
  const { spell } = desk
  const id = `f_${view.key}_1`
  const name = view.heading ?? title
  desk.ask('no_recipient', view.line, { form: name })
  desk.ask('no_filler', view.line, { form: name })
  const columns = [...new Set(view.header.map(columnName).filter((column) => column !== ''))].map(
    (column, index) =>
      [`${column} (column_${index + 1})`, mapOf([[spell.key('column', 'type'), spell.word('column_type', 'text')]])] as const,
  )
  return formBlock(
    { id, name, attachment: attachments.has(view.number) ? view.number : undefined, columns, confidence: 'medium' },
    [],
    desk,
  )
}

interface FormContent {
  readonly id: string
  readonly name: string
  readonly attachment: string | undefined
  readonly columns: YamlMap['pairs']
  readonly confidence: 'low' | 'medium'
}

/** A form as a block of a chapter; what is told of it beside its name and columns stands between them. */
function formBlock({ id, name, attachment, columns, confidence }: FormContent, told: YamlMap['pairs'], { spell }: Desk): Block {
  const key = (form: string) => spell.key('form', form)
  return {
    kind: 'form',
    id,
    content: mapOf([
      [key('id'), id],
      [key('name'), name],
      [key('attachment'), attachment],
      ...told,
      [key('columns'), columns.length === 0 ? undefined : mapOf(columns)],
      [key('confidence'), spell.word('confidence', confidence)],
    ]),
  }
}

/** A name without what would end it in a list of columns. */
function columnName(name: string): string {
  return name.replaceAll(/[\p{C}\s(\uFF08)\uFF09:]/gu, '')
}

interface FormSource extends ReportFound {
  readonly view: ClauseView
  readonly title: string
  readonly id: string
  readonly attachments: ReadonlyMap<string, Attachment>
}

function draftForm(source: FormSource, desk: Desk): Block {
  const { view, sentence, rhythm: placed, id, ledger } = source
  const { spell } = desk
  const { words } = desk.context
  const key = (name: string) => spell.key('form', name)
  const line = view.lineAt(placed?.from ?? sentence.from)
  const attachment = attachmentOf(source, desk)
  const name = nameOf(source, attachment, desk)
  const isNil = words.nilReports.test(sentence.text)
  const contents = contentsOf(sentence.text, desk)
  const recipient = source.filing?.recipient ?? recipientOf(sentence, desk)
  const fillers = fillersOf(view, sentence, desk)
  if (recipient === undefined && ledger === undefined) desk.ask('no_recipient', line, { form: name })
  if (fillers.length === 0) desk.ask('no_filler', line, { form: name })
  const columns =
    attachment === undefined && !words.reportTitles.test(sentence.text) && ledger === undefined
      ? []
      : columnsOf(source, attachment, line, desk)
  const isDeduced = columns.length > 0 || contents.length === 0
  if (isDeduced) desk.ask('content_deduced', line, { form: name })
  if (placed !== undefined && (placed.mention.dueDay ?? placed.mention.dueDaysAfterEnd) !== undefined)
    desk.ask('cadence_unconfirmed', line, { text: wordsOf(view, placed) })
  const confidence = recipient === undefined || fillers.length === 0 ? 'low' : 'medium'
  const block = formBlock(
    { id, name, attachment, columns, confidence },
    [
      [key('contents'), contents.length > 0 ? contents : columns.length > 0 ? [] : [defaultContent(source, desk)]],
      [key('fillers'), fillers],
      [key('recipient'), recipient],
      [key('cadence'), cadenceOf(source, desk)],
      [key('nil_report'), isNil ? spell.word('boolean', 'true') : undefined],
      [key('deduced'), isDeduced ? spell.word('boolean', 'true') : undefined],
    ],
    desk,
  )
  if (placed !== undefined) desk.take(placed)
  desk.take(sentence, textsIn(block.content))
  return block
}

/** An area named for its department is the department that issued the document. */
function recipientOf(sentence: Sentence, { context, issuer }: Desk): string | undefined {
  const { recipients, ownArea } = context.words
  const named = recipients
    .exec(sentence.text)
    ?.slice(1)
    .find((part) => part !== undefined)
  return named !== undefined && issuer !== undefined && ownArea.test(named) ? issuer : named
}

/** A rhythm with the day from which it runs, where its sentence names one; none for a ledger that is only kept. */
function cadenceOf({ view, sentence, rhythm, event, filing }: FormSource, desk: Desk): YamlMap | undefined {
  if (rhythm === undefined) return event === undefined ? undefined : eventCadence(event, filing, sentence, desk)
  const start = datesIn(view, sentence).find((date) => date.mention.role === 'from')
  if (start !== undefined) desk.take(start)
  return draftCadence(rhythm.mention, desk, {
    from: start === undefined ? undefined : wholeDay(start.mention.value, 'first'),
    about: aboutOf(sentence.text, desk),
  })
}

/** Whether what is due tells of the period before or of the one it falls in. */
function aboutOf(text: string, { context }: Desk): 'previous' | 'current' | undefined {
  if (context.words.aboutPrevious.test(text)) return 'previous'
  return context.words.aboutCurrent.test(text) ? 'current' : undefined
}

function eventCadence(event: string, filing: FormSource['filing'], sentence: Sentence, desk: Desk): YamlMap {
  const { spell, context } = desk
  const within = withinOf(filing ?? context.words.timeLimits.exec(sentence.text)?.groups, desk)
  const isAtOnce = context.words.atOnce.test(sentence.text)
  return mapOf([
    [spell.key('cadence', 'event'), event],
    [spell.key('cadence', 'within'), within ?? (isAtOnce ? spell.word('immediate', 'immediate') : undefined)],
  ])
}

/** "Within 15 days" as the plan format writes it; numbers in characters are read digit by digit below ten. */
function withinOf(found: Readonly<Record<string, string>> | undefined, { spell, context }: Desk): string | undefined {
  const { digits } = context.reader.lexicon.characters
  const count = Number(digits[found?.count ?? ''] ?? found?.count)
  const unit = context.words.timeUnits.find(([, pattern]) => pattern.test(found?.unit ?? ''))?.[0]
  return unit === undefined || !Number.isInteger(count) || count < 1 ? undefined : `${count}${spell.word('time_unit', unit)}`
}

function nameOf(
  { view, title, sentence, rhythm, event, ledger, attachments }: FormSource,
  attachment: string | undefined,
  desk: Desk,
): string {
  const printed = desk.context.words.reportTitles.exec(sentence.text)?.[1]
  const attached = attachment === undefined ? undefined : attachments.get(attachment)?.title.value
  const given = printed ?? attached
  if (given !== undefined) return shorten(given, 40, desk.context.words.cutAt)
  const told = contentsOf(sentence.text, desk)
  const isProgress = told.some((item) => desk.context.words.progressWords.test(item))
  const topic = isProgress ? desk.context.words.progressReport : topicOf(view, title, desk)
  if (ledger !== undefined) return shorten([...ledger].length > 2 ? ledger : `${topic}${ledger}`, 24, desk.context.words.cutAt) || topic
  if (rhythm !== undefined) return `${topic}${sentences.reporting[rhythm.mention.every] ?? ''}`
  return (
    shorten(`${event ?? topic}${sentences.eventReport}`.replace(/(.{2})\1/u, '$1'), 24, desk.context.words.cutAt) || sentences.eventReport
  )
}

/** What the clause is about, without its verb. */
function topicOf(view: ClauseView, title: string, { context }: Desk): string {
  const { topicBefore, cutAt } = context.words
  const rest = title.replace(topicBefore, '')
  return shorten([...rest].length < 2 ? title : rest, 14, cutAt) || view.number
}

/** The number of the attachment that holds the table, as the chapter lists it. */
function attachmentOf({ sentence, attachments }: FormSource, desk: Desk): string | undefined {
  const match = desk.context.words.reportAttachments.exec(sentence.text)
  if (match === null) return undefined
  const number = `${sentences.attachments}${match[1] ?? ''}`
  return attachments.has(number) ? number : undefined
}

function contentsOf(text: string, desk: Desk): readonly string[] {
  // A bracket belongs to the item before it and is no list of items itself.
  const atoms = atomise(text, roundBrackets)
  const match = desk.context.words.contents.exec(atoms.text.replaceAll(/\s+/g, ''))
  const told = match?.slice(1).find((part) => part !== undefined)
  const listed = told?.split(desk.context.words.contentJoints) ?? []
  const cut = listed
    .map((item) => item.replace(desk.context.words.contentEdges, ''))
    .filter((item) => [...item].length >= 2 && [...item].length <= 16)
    .map(atoms.restored)
  return [...new Set(cut)]
}

function defaultContent({ view, title, event, ledger }: FormSource, desk: Desk): string {
  if (event !== undefined || ledger !== undefined) return event ?? ledger ?? ''
  return shorten(title, 16, desk.context.words.cutAt) || desk.context.words.contentDefaults.progress || view.number
}

/** Who the sentence, or else the clause, tells to report. */
function fillersOf(view: ClauseView, sentence: Sentence, desk: Desk): readonly string[] {
  const named = desk.context.words.fillers
    .exec(sentence.text)
    ?.slice(1)
    .find((part) => part !== undefined)
  const own = named === undefined ? doersOf({ ...view, sentences: [sentence] }, desk) : [named]
  return own.length > 0 ? own : doersOf(view, desk)
}

/** Columns a table that is missing would have, going by the clause that orders it. */
function columnsOf({ view, attachments }: FormSource, attachment: string | undefined, line: number, desk: Desk): YamlMap['pairs'] {
  const { spell, context } = desk
  const title = attachment === undefined ? undefined : attachments.get(attachment)?.title
  const proposed = proposeColumns(view.clause, title, context.reader)
  return proposed.map(({ name, kind, unit }, index) => [
    `${columnName(name)} (column_${index + 1})`,
    unit === undefined
      ? mapOf([[spell.key('column', 'type'), spell.word('column_type', kind)]])
      : mapOf([[spell.key('column', 'unit'), knownUnit(unit, line, desk)]]),
  ])
}
