import { findAmendments, type Mention, type OfficialDocument } from '../documents/index.ts'
import { type ClauseView, simplified } from './clause-view.ts'
import { wholeDay } from './dates.ts'
import type { Desk, DraftContext, DraftQuestion } from './draft.ts'
import { documentEffect } from './find-effect.ts'
import { planWordsOf } from './plan-words.ts'
import { surroundingsOf } from './surroundings.ts'

/** What is known of a document before its provisions are drafted. */
export interface DeskSource {
  readonly document: OfficialDocument
  readonly mentions: ReadonlyMap<string, readonly Mention[]>
  readonly views: readonly ClauseView[]
  /** Plans of the documents above. */
  readonly upper: readonly string[]
}

/** A maker of desks, one for each provision; what is asked at any of them is put down in one list. */
export function deskMaker(source: DeskSource, questions: DraftQuestion[], context: DraftContext): (clause: string) => Desk {
  const { document, mentions, views, upper } = source
  const amendments = new Map(findAmendments(document, mentions, context.reader).map((each) => [`${each.span.from} ${each.span.to}`, each]))
  const { issuedOn: issued, issuer } = document.metadata
  const issuedOn = issued === undefined ? undefined : wholeDay(issued.value, 'last')
  const shared = {
    context,
    spell: planWordsOf(context.keywords),
    around: surroundingsOf(context.plans, upper),
    issuedOn,
    effect: documentEffect(views, issuedOn, context),
    issuer: issuer === undefined ? undefined : simplified(issuer.value, context),
    addressees: addresseesOf(document),
    goalYear: goalYearOf(mentions),
    openingNumber: document.preamble?.number ?? '',
    closingNumber: document.closing?.number ?? '',
    amendmentAt: ({ from, to }) => amendments.get(`${from} ${to}`),
  } satisfies Omit<Desk, 'ask' | 'claims' | 'take'>
  return (clause) => {
    const claims: Desk['claims'][number][] = []
    return {
      ...shared,
      claims,
      ask: (code, line, values = {}) => questions.push({ clause, line, code, with: values }),
      take: ({ from, to }, written, isUnit) => {
        if (from !== undefined) claims.push({ from, to, written, isUnit })
      },
    }
  }
}

const fewAddressees = 3

function addresseesOf({ metadata }: OfficialDocument): readonly string[] {
  const names = metadata.addressees.map(({ value }) => value)
  return names.length > fewAddressees ? [] : names
}

/** Where some goals say "by the end of the year" and none says later, the others are meant for that year as well. */
function goalYearOf(mentions: ReadonlyMap<string, readonly Mention[]>): string | undefined {
  const days = [...mentions.values()]
    .flat()
    .flatMap((mention) => (mention.kind === 'figure' && mention.role === 'target' && mention.by !== undefined ? [mention.by] : []))
  const years = new Set(days.map((day) => day.slice(0, 4)))
  const [year] = years
  return years.size === 1 && year !== undefined && days.some((day) => day.endsWith('-12-31')) ? year : undefined
}
