import type { OfficialDocument, Question } from '../document.ts'
import { partAround } from '../mentions/part.ts'
import { type Passage, printed } from '../mentions/passages.ts'
import type { Lexicon } from '../words/lexicon.ts'
import { anyOf } from '../words/pattern.ts'
import type { Reader } from '../words/reader.ts'
import { asking } from './asking.ts'
import { proposeColumns } from './propose-columns.ts'

const patternsOf = ({ questions }: Lexicon) => ({
  cited: new RegExp(
    `(?<lead>${anyOf(questions.attachment_leads)})?(?<label>${anyOf(questions.attachment_words)}(?<number>\\d{1,2}(?!\\d))?)`,
    'g',
  ),
  omitted: new RegExp(anyOf(questions.omitted), 'g'),
})

/** A place at which a clause names an attachment. */
interface Cited {
  readonly passage: Passage
  readonly from: number
  readonly to: number
  readonly number: string
  /** The clause sends its reader there, "see attachment". */
  readonly isSent: boolean
}

/** Attachments that are listed and not there, with the columns a table would have going by the clauses that order it. */
export function askAttachments(document: OfficialDocument, passages: readonly Passage[], reader: Reader): readonly Question[] {
  const cited = passages.filter((passage) => isBody(passage, document)).flatMap((passage) => citedIn(passage, reader))
  const missing = document.questions
    .filter(({ code }) => code === 'attachment_missing')
    .map((question): Question => {
      const { number = '' } = question.with
      const attachment = document.metadata.attachments.find(({ title }) => title.span.from === question.span.from)
      const clauses = [...new Set(cited.filter((each) => each.number === number).map(({ passage }) => passage.clause))]
      const columns = clauses.flatMap((clause) => proposeColumns(clause, attachment?.title, reader).map(({ name }) => name))
      return {
        ...question,
        with: {
          ...question.with,
          clauses: clauses.map((clause) => clause.number).join('\u3001'),
          columns: [...new Set(columns)].join('\u3001'),
        },
      }
    })
  const known = new Set(document.metadata.attachments.map(({ number }) => number))
  const asked = new Set<string>()
  const unlisted = cited.flatMap(({ passage, from, to, number, isSent }) => {
    // Where nothing is listed at all the attachment of another document may be meant, unless the reader is sent there.
    const isKnown = known.size === 0 ? !isSent : number === '' || known.has(number) || known.has('')
    if (isKnown || asked.has(number)) return []
    asked.add(number)
    return [asking(passage, 'attachment_unlisted', from, to, { number, text: printed(passage, from, to) })]
  })
  return [...missing, ...unlisted, ...passages.flatMap((passage) => omittedIn(passage, reader))]
}

function citedIn(passage: Passage, reader: Reader): readonly Cited[] {
  return [...passage.text.matchAll(reader.part(patternsOf).cited)].map((match) => {
    const { lead, label = '', number = '' } = match.groups ?? {}
    const to = match.index + match[0].length
    return { passage, from: to - label.length, to, number, isSent: lead !== undefined }
  })
}

/** What was left out in print, "(omitted)". */
function omittedIn(passage: Passage, reader: Reader): readonly Question[] {
  return [...passage.text.matchAll(reader.part(patternsOf).omitted)].map((match) => {
    const from = Math.max(match.index - 20, partAround(passage.text, match.index, match.index).from)
    const to = match.index + match[0].length
    return asking(passage, 'content_omitted', from, to, { text: printed(passage, from, to) })
  })
}

function isBody({ clause }: Passage, { metadata }: OfficialDocument): boolean {
  return !metadata.attachments.some(
    ({ content }) => content !== undefined && content.from <= clause.span.from && clause.span.to <= content.to,
  )
}
