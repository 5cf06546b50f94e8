import type { Outcome } from '../../kernel/outcome.ts'
import type { ListsRecord } from '../lists/list-record.ts'
import type { RunFile } from './made-files.ts'
import type { RunInputs } from './run-inputs.ts'
import type { SpendingPart, SpentOn } from './spending.ts'

/** Everything said about a finished screening; amounts are fen as decimal text, so that no reader rounds them. */
export interface RunRecord extends RunInputs {
  readonly format: 4
  /** SHA-256 over the inputs: the same inputs are the same run. */
  readonly id: string
  /** The program as people name it; what tells versions apart is its fingerprint. */
  readonly engine: string
  readonly variants: readonly VariantRecord[]
  readonly refusals: readonly {
    readonly code: string
    readonly plan: string
    readonly policy: string
    readonly with: Readonly<Record<string, string>>
  }[]
  readonly subjects: readonly SubjectReconciliation[]
  readonly settlement: SettlementRecord
  /** One file per policy, to be filtered, sorted and counted. */
  readonly lists: ListsRecord
  /** Order-independent over all decisions and net amounts; equal exactly when the results are. */
  readonly resultHash: string
  readonly seconds: {
    readonly decide: number
    readonly count: number
    readonly settle: number
    readonly list: number
    readonly total: number
  }
  /** Where the time went, from reading the snapshot to sealing the files; a run that was interrupted tells of its last stretch alone. */
  readonly spent: Readonly<Record<SpendingPart, SpentOn>>
  readonly decisions: number
  /** The files of the decisions, of the settlement and of the lists. */
  readonly files: readonly RunFile[]
  /** SHA-256 over all of the record but this. */
  readonly digest: string
}

/** One policy of one plan: what was decided, why not, and for want of what. */
export interface VariantRecord {
  readonly id: string
  readonly policy: string
  readonly zh: string
  readonly plan: string
  readonly clause: string
  readonly fund: string
  readonly subject: string
  readonly result: 'money' | 'schedule' | 'rate' | 'obligation'
  readonly regions: readonly { readonly from: number; readonly to: number }[]
  /** Folder of the decision files relative to the run, and the prefix of this policy's columns in them. */
  readonly folder: string
  readonly prefix: string
  readonly counts: Readonly<Record<Outcome, number>>
  /** Sum over eligible decisions, before settlement. */
  readonly amount: string
  /** Sum over decisions to be reviewed, before settlement; in no other sum. */
  readonly reviewAmount: string
  /** Sum of ceilings where a local standard is awaited. */
  readonly ceiling: string
  readonly conditions: readonly ConditionRecord[]
  readonly reviews: readonly ReviewRecord[]
  readonly missing: readonly { readonly key: string; readonly zh: string; readonly subjects: number }[]
  /** What each bit of the mask of missing facts stands for; conditions and reviews stand for theirs in their order. */
  readonly facts: readonly string[]
  readonly net: NetRecord | undefined
}

export interface ConditionRecord {
  readonly id: string
  readonly zh: string
  readonly clause: string
  readonly failed: number
  /** Refused by this condition alone: the one thing that stood in the way. */
  readonly failedAlone: number
  readonly unknown: number
}

export interface ReviewRecord {
  readonly id: string
  readonly zh: string
  readonly clause: string
  readonly raised: number
  /** A person must look here too: nobody can tell whether it applies, for want of a fact. */
  readonly unknown: number
}

/** After exclusions, once-only, top-up and caps. */
export interface NetRecord {
  /** What is payable: eligible decisions alone. */
  readonly amount: string
  readonly paid: number
  /** What decisions under review would bring if all of them were granted; payable it is not. */
  readonly awaitingReview: string
  readonly underReview: number
  /** Decisions of which a cap keeps something back for others that are not certain, and how much of eligible ones. */
  readonly reserved: number
  readonly reservedAmount: string
  readonly displaced: number
  readonly blocked: number
  readonly capped: number
  readonly alreadyPaid: number
  readonly overpaid: number
  readonly historyUnknown: number
  /** What is due or under review where the history is unknown, and so stays out of both sums. */
  readonly historyUnknownGross: string
}

export interface SettlementRecord {
  readonly file: string
  /** Where the registry declared its earlier payments complete. */
  readonly earlierPayments: EarlierPayments
  /** Eligible decisions before settlement, and what of it is payable. */
  readonly gross: string
  readonly net: string
  /** Decisions under review: how many would bring something if all were granted, what they come to before settlement and after. */
  readonly awaitingReview: { readonly decisions: number; readonly gross: string; readonly amount: string }
  /** What caps keep back from eligible decisions for others that are not certain. */
  readonly reserved: string
  /** How many different firms and persons stand behind the rows with a net amount; one row can count for both. */
  readonly helped: { readonly firms: number; readonly persons: number }
  readonly byRegion: readonly RegionTotal[]
  readonly bySize: readonly { readonly size: string; readonly subjects: number; readonly net: string }[]
  readonly byIndustry: readonly { readonly industry: string; readonly subjects: number; readonly net: string }[]
}

/** No file of earlier payments; one that is declared complete nowhere, in some regions, or everywhere. */
export type EarlierPayments = 'absent' | 'undeclared' | 'partly' | 'everywhere'

export interface RegionTotal {
  /** Six-digit code of a province. */
  readonly region: number
  readonly policy: string
  readonly subjects: number
  readonly net: string
}

/** Every subject of the snapshot is accounted for: decided, left out with its plan, outside every plan, or of unknown region. */
export interface SubjectReconciliation {
  readonly policy: string
  readonly zh: string
  readonly entity: string
  readonly subjects: number
  readonly decided: number
  /** Subjects nobody decides for, because the plan that would is left out. */
  readonly leftOut: readonly { readonly plan: string; readonly subjects: number }[]
  readonly outside: number
  readonly regionUnknown: number
}

/** The name of the file that makes a folder a finished run. */
export const runFile = 'run.json'
