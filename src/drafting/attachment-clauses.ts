import type { OfficialDocument, Span } from '../documents/index.ts'
import type { Desk } from './draft.ts'
import type { ClauseDrafted } from './draft-clause.ts'
import { sentences } from './messages.zh.ts'
import { headingText } from './titles.ts'
import { mapOf } from './yaml-text.ts'

/** An attachment as a provision of its own. */
export interface AttachmentDrafted extends ClauseDrafted {
  /** Where its title stands. */
  readonly span: Span
}

/** Attachments the text gives by title alone still belong to the plan: forms point at them. `drafted` are the numbers given already. */
export function attachmentClauses(document: OfficialDocument, drafted: ReadonlySet<string>, desk: Desk): readonly AttachmentDrafted[] {
  const { spell } = desk
  const seen = new Set(drafted)
  return document.metadata.attachments.flatMap(({ number, title, content }): AttachmentDrafted[] => {
    const clause = `${sentences.attachments}${number}`
    if (seen.has(clause) || !/^\d*$/.test(number)) return []
    seen.add(clause)
    // What is missing altogether the reader asks for.
    if (content !== undefined) desk.ask('attachment_text', document.source.text.slice(0, content.from).split('\n').length, { number })
    return [
      {
        number: clause,
        span: title.span,
        title: headingText(title.value) || sentences.titleMissing,
        summary: content === undefined ? sentences.onlyTitle : sentences.summary([sentences.has([sentences.kinds.form ?? ''])]),
        regular: [],
        blocks: [
          {
            kind: 'uncovered',
            id: '',
            content: mapOf([
              [spell.key('uncovered', 'kinds'), [spell.word('uncovered', 'form')]],
              [spell.key('uncovered', 'reason'), content === undefined ? sentences.attachmentReason : sentences.attachmentText],
            ]),
          },
        ],
      },
    ]
  })
}
