import { type ClauseView, ofKind, type Sentence, sentencesOf } from '../clause-view.ts'
import type { Block, Desk } from '../draft.ts'
import { proposeLimits } from './propose-limits.ts'
import { bindingOf, leftKindOf } from './sentence-kinds.ts'
import { untoldIn } from './untold.ts'

/** What was drafted of a clause, as far as questions about its sentences need it. */
export interface ClauseAccount {
  readonly policies: readonly Block[]
  /** Sentences that grant something: their figures are parameters, or they state a policy. */
  readonly granting: ReadonlySet<Sentence>
  /** Figures, and the money parameters that were made of them. */
  readonly limits: ReadonlyMap<unknown, string>
}

/**
 * Accounts for every sentence of a clause. What binds is asked about whole, wherever else it went; of everything else what no part of the
 * draft took. Gives the settlement keys the limits would be written with, for each sentence that binds.
 */
export function askSentences(view: ClauseView, account: ClauseAccount, desk: Desk): readonly string[] {
  const { words } = desk.context
  const asked = new Set<number>()
  const proposed: string[] = []
  for (const sentence of sentencesOf(view.text)) {
    const kinds = bindingOf(sentence.text, words).filter((kind) => kind !== 'ceiling' || isGranted(view, sentence))
    if (kinds.length === 0) continue
    asked.add(sentence.from)
    desk.ask('limit', view.lineAt(sentence.from), { kinds: kinds.join(' '), text: sentence.text.trim() })
    proposed.push(...proposeLimits(view, { sentence, kinds, ...account }, desk))
  }
  for (const untold of untoldIn(view, desk.claims, words)) {
    const { sentence, text, from } = untold
    if (asked.has(sentence.from)) continue
    const isGranting = [...account.granting].some((each) => each.from < sentence.to && sentence.from < each.to)
    const kind = view.isTable ? 'row' : isGranting ? 'grant' : leftKindOf(untold, words)
    desk.ask('left', view.lineAt(from), { kind, text })
  }
  return [...new Set(proposed)]
}

/** A most that is aimed at is a goal; one of money, time or a share is a limit. */
function isGranted(view: ClauseView, { from, to }: Sentence): boolean {
  const figures = ofKind(view, 'figure').filter((figure) => figure.from !== undefined && figure.from >= from && figure.from < to)
  return figures.some(({ mention }) => mention.role !== 'target')
}
