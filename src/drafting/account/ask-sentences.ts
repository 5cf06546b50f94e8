import { type ClauseView, ofKind, type Sentence, sentencesOf } from '../clause-view.ts'
import type { Block, Desk } from '../draft.ts'
import type { BindingKind, LeftKind } from './kinds.ts'
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

/** What was asked about the sentences of a clause. */
export interface SentencesAsked {
  /** The settlement keys its limits would be written with. */
  readonly proposals: readonly string[]
  /** What its sentences are about, in order. */
  readonly kinds: readonly (BindingKind | LeftKind)[]
}

/**
 * Accounts for every sentence of a clause. What binds is asked about whole, wherever else it went; of everything else what no part of the
 * draft took.
 */
export function askSentences(view: ClauseView, account: ClauseAccount, desk: Desk): SentencesAsked {
  const { words } = desk.context
  const asked = new Set<number>()
  const proposed: string[] = []
  const told = new Set<BindingKind | LeftKind>()
  for (const sentence of sentencesOf(view.text)) {
    const kinds = bindingOf(sentence.text, words).filter((kind) => kind !== 'ceiling' || isGranted(view, sentence))
    if (kinds.length === 0) continue
    asked.add(sentence.from)
    for (const kind of kinds) told.add(kind)
    desk.ask('limit', view.lineAt(sentence.from), { kinds: kinds.join(' '), text: sentence.text.trim() })
    proposed.push(...proposeLimits(view, { sentence, kinds, ...account }, desk))
  }
  for (const untold of untoldIn(view, desk.claims, words)) {
    const { sentence, text, from } = untold
    if (asked.has(sentence.from)) continue
    const isGranting = [...account.granting].some((each) => each.from < sentence.to && sentence.from < each.to)
    const kind = view.isTable ? 'row' : isGranting ? 'grant' : leftKindOf(untold, words)
    told.add(kind)
    desk.ask('left', view.lineAt(from), { kind, text })
  }
  return { proposals: [...new Set(proposed)], kinds: [...told] }
}

/** A most that is aimed at is a goal; one of money, time or a share is a limit. */
function isGranted(view: ClauseView, { from, to }: Sentence): boolean {
  const figures = ofKind(view, 'figure').filter((figure) => figure.from !== undefined && figure.from >= from && figure.from < to)
  return figures.some(({ mention }) => mention.role !== 'target')
}
