import type { OfficialDocument, Question } from '../document.ts'
import type { Lexicon } from '../lexicon.ts'
import { anyOf, oncePer } from '../mentions/pattern.ts'
import { proposeColumns } from '../propose-columns.ts'
import { asking, type Passage, printed } from './passages.ts'

const citedOf = oncePer(({ questions }: Lexicon) => new RegExp(`${anyOf(questions.attachment_words)}(?<number>\\d{1,2})(?!\\d)`, 'g'))

/** Attachments that are listed and not there, with the columns a table would have going by the clauses that order it. */
export function askAttachments(document: OfficialDocument, passages: readonly Passage[], lexicon: Lexicon): readonly Question[] {
  const cited = passages.flatMap((passage) =>
    [...passage.text.matchAll(citedOf(lexicon))].map((match) => ({
      passage,
      from: match.index,
      to: match.index + match[0].length,
      number: match.groups?.number ?? '',
    })),
  )
  const missing = document.questions
    .filter(({ code }) => code === 'attachment_missing')
    .map((question): Question => {
      const { number = '' } = question.with
      const attachment = document.metadata.attachments.find(({ title }) => title.span.from === question.span.from)
      const clauses = [
        ...new Set(cited.filter((each) => each.number === number && isBody(each.passage, document)).map(({ passage }) => passage.clause)),
      ]
      const columns = clauses.flatMap((clause) => proposeColumns(clause, attachment?.title, lexicon).map(({ name }) => name))
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
  const unlisted = cited.flatMap(({ passage, from, to, number }) => {
    // Where nothing is listed at all the attachment of another document may be meant.
    if (known.has(number) || known.size === 0 || known.has('') || asked.has(number) || !isBody(passage, document)) return []
    asked.add(number)
    return [asking(passage, 'attachment_unlisted', from, to, { number, text: printed(passage, from, to) })]
  })
  return [...missing, ...unlisted]
}

function isBody({ clause }: Passage, { metadata }: OfficialDocument): boolean {
  return !metadata.attachments.some(
    ({ content }) => content !== undefined && content.from <= clause.span.from && clause.span.to <= content.to,
  )
}
