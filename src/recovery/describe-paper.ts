import type { PaperOfCase, PaymentOfCase, RecoveryView } from './read-recovery.ts'

/** A line of the reckoning on a paper: what was paid when and for which period, and what of it is claimed, decided and back, in fen. */
export interface ReckoningLine {
  readonly batchNumber: string
  readonly period: string
  readonly paidOn: string | undefined
  readonly paid: bigint
  readonly asked: bigint
  readonly decided: bigint | undefined
}

/** What a paper of a case says, whatever it is printed on: everything it needs, and no sentence that people did not write. */
export interface RecoveryPaperDescription {
  readonly kind: PaperOfCase['kind']
  readonly number: string
  readonly day: string
  readonly caseNumber: string
  readonly place: string
  readonly policy: string
  readonly addressee: { readonly entity: string; readonly key: bigint }
  /** What happened, and the document and clause it is claimed back by. */
  readonly facts: string
  readonly basis: string
  readonly clause: string
  readonly reckoning: readonly ReckoningLine[]
  /** The sum that the paper is about, in fen; undefined where it is about none. */
  readonly fen: bigint | undefined
  /** What it says in its own words. */
  readonly conclusion: string
  readonly term: PaperOfCase['term']
  readonly served: PaperOfCase['served']
  readonly remedies: string | undefined
  /** The instalments of an agreement. */
  readonly instalments: readonly { readonly number: number; readonly day: string; readonly fen: bigint }[]
}

/** The description of a paper of a case; undefined where the case has none of that number. Instalments stand on the agreement in force. */
export function describePaper(view: RecoveryView, paper: bigint): RecoveryPaperDescription | undefined {
  const found = view.papers.find(({ id }) => id === paper)
  if (found === undefined) return undefined
  const isInForce = view.papers.findLast(({ kind }) => kind === 'agreement') === found
  return {
    kind: found.kind,
    number: found.number,
    day: found.day,
    caseNumber: view.recovery.number,
    place: view.place,
    policy: view.recovery.policy.zh,
    addressee: view.recovery.payee,
    facts: view.facts,
    basis: view.basis,
    clause: view.clause,
    reckoning: view.payments.map(reckoningOf),
    fen: found.fen,
    conclusion: found.text,
    term: found.term,
    served: found.served,
    remedies: found.remedies,
    instalments: isInForce ? view.instalments.map(({ number, day, fen }) => ({ number, day, fen })) : [],
  }
}

const reckoningOf = ({ batchNumber, period, paidOn, paid, asked, decided }: PaymentOfCase): ReckoningLine => ({
  batchNumber,
  period,
  paidOn,
  paid,
  asked,
  decided,
})
