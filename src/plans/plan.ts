import type { Place, Problem } from '../kernel/problem.ts'
import type { RegionTable } from '../kernel/regions.ts'
import type { Cell, Node, ParameterShape, Program, RecordPath, Source, Vocabulary } from '../rules/index.ts'
import type { Indicator, Orders } from './orders/orders.ts'
import type { MaskedDate } from './read/masked-date.ts'
import type { Comparison } from './read/read-comparison.ts'
import type { PlanFolder } from './read/read-folder.ts'
import type { Keywords } from './read/read-keywords.ts'
import type { ValueRule } from './read/value-rule.ts'
import type { WrittenDefinition, WrittenTemplate } from './read/written.ts'
import type { Citation, SourceRegister } from './source-register.ts'

/** Everything loaded from a plans folder, checked: what can be linked for a date and screened. */
export interface PlanSet {
  readonly vocabulary: Vocabulary
  readonly plans: ReadonlyMap<string, Plan>
  readonly keywords: Keywords
  /** What authors find beside the names of the glossary, of every folder, the library included. */
  readonly definitions: readonly WrittenDefinition[]
  readonly templates: readonly WrittenTemplate[]
  readonly problems: readonly Problem[]
  /** The sources each plan may cite, by plan id, the library included. */
  readonly registers: ReadonlyMap<string, SourceRegister>
  /** Every line of the plans and of the library that cites something, with what it leads to. */
  readonly citations: readonly Citation[]
  /** Plans that have mistakes, or build on one that could not be read; they decide nothing. By id. */
  readonly broken: ReadonlyMap<string, BrokenPlan>
  /** Mistakes of the glossary and of the library, which every plan builds on: where there are any, nothing can be decided. */
  readonly shared: readonly Problem[]
  /** Folders beside the plans that are none, for want of a plan.yaml. */
  readonly otherFolders: readonly string[]
  /** The texts it was made from, so that it can be checked again under a supposition. */
  readonly sources: PlanSources
}

/** Why a plan cannot be used. */
export interface BrokenPlan {
  readonly plan: string
  /** Its own mistakes, or those of the document above it that could not be read; at least one. */
  readonly problems: readonly Problem[]
  /** The document above whose mistakes they are; undefined when they are its own. */
  readonly above: string | undefined
  /** The region its head names; undefined where the head does not tell, so that it may be any. */
  readonly region: number | undefined
}

/** The files plans are made from, as text. */
export interface PlanSources {
  readonly folders: readonly PlanFolder[]
  readonly terms: { readonly file: string; readonly text: string }
  readonly keywords: { readonly file: string; readonly text: string }
  /** The register of sources that comes with the program; where there is none, only those of the folders count. */
  readonly register: { readonly file: string; readonly text: string } | undefined
  /** What codes of regions are held to; nothing where undefined. */
  readonly regions?: RegionTable | undefined
}

/** One official document, annotated: its clauses in order with the blocks that make them run. */
export interface Plan {
  readonly id: string
  readonly title: string
  readonly number: string | undefined
  readonly issuer: string
  /** Six-digit code; 0 is the whole country. */
  readonly region: number
  /** Day number; undefined where the document shows no date. */
  readonly issuedOn: number | undefined
  /** From when the document could be known; its date unless stated otherwise. */
  readonly knownOn: number
  readonly upper: readonly string[]
  /** Year masks such as `20XX` that must be bound before the plan can be put in force. */
  readonly masks: readonly string[]
  readonly clauses: readonly Clause[]
  readonly policies: ReadonlyMap<string, Policy>
  readonly exclusions: readonly Exclusion[]
  readonly parameters: ReadonlyMap<string, Parameter>
  readonly orders: Orders
  /** Every indicator its targets may name, by name, those of the documents above and of the library included. */
  readonly indicators: ReadonlyMap<string, Indicator>
  /** The year it is about, where its head says so. */
  readonly year: number | undefined
  /** The form that carries the regular report of progress. */
  readonly reporting: string | undefined
  readonly examples: readonly Example[]
  /** How far it was compared with its text; undefined where it never was. */
  readonly comparison: Comparison | undefined
  /** SHA-256 over the plan's files and those it builds on, the record of comparison left out, which decides nothing; a published plan is addressed by it. */
  readonly hash: string
}

export interface Clause {
  readonly number: string
  readonly title: string
  readonly summary: string
  readonly file: string
  readonly line: number
  readonly at: Place
  readonly blocks: readonly { readonly kind: string; readonly id: string; readonly zh: string }[]
  readonly uncovered: { readonly kinds: readonly string[]; readonly reason: string } | undefined
}

/** A policy of one plan, checked, before its parameters have values for a date. */
export interface Policy {
  readonly program: Program
  readonly plan: string
  readonly clause: string
  readonly fund: string
  readonly channel: string | undefined
  readonly extends: string | undefined
  readonly period: Period | undefined
  readonly settlement: Settlement
  /** Parameters the program reads, by id. */
  readonly parameters: ReadonlySet<string>
  /** Those of them that no expression reads, because they only switch conditions. */
  readonly switches: ReadonlySet<string>
  /** Those of them that choose a way to compute, by id. */
  readonly strategies: ReadonlySet<string>
  readonly file: string
  readonly line: number
  readonly at: Place
  /** Where each condition and review is written, by id. */
  readonly conditionPlaces: ReadonlyMap<string, Place>
  /** What it says as its template does: `subject`, `payee`, `region`, `amount`, and conditions and reviews by id. */
  readonly repeats: ReadonlySet<string>
}

/** Closed day interval as written; bounds may hold a year mask. */
export interface Period {
  readonly from: MaskedDate
  readonly to: MaskedDate
  /** A day before which the policy does not reach, however its document is read; where it is written, for a period that only asks. */
  readonly earliest?: { readonly day: MaskedDate; readonly at: Place }
  readonly source: Source
}

/** How a decision becomes a net amount beside other decisions and earlier payments. Keys are entity ids reached from the subject. */
export interface Settlement {
  /** Which year all of these, and payments of the policy, go by. */
  readonly yearBasis: YearBasis
  readonly topUp:
    | { readonly policies: readonly string[]; readonly key: KeyPath; readonly source: Source; readonly places: readonly Place[] }
    | undefined
  readonly onceOnly: { readonly keys: readonly KeyPath[]; readonly scope: SettlementScope; readonly source: Source } | undefined
  readonly cap: { readonly key: KeyPath; readonly limit: Node; readonly scope: SettlementScope; readonly source: Source } | undefined
}

/** The year of a decision: that of its deciding date, or the base year, which is the year before it. */
export type YearBasis = 'event_year' | 'base_year'

export type SettlementScope = 'ever' | 'year' | 'policy_period'

export interface KeyPath {
  readonly entity: string
  readonly path: RecordPath
}

/** Policies of which one subject gets only one within a scope; earlier in the list goes first. */
export interface Exclusion {
  readonly id: string
  readonly zh: string
  readonly plan: string
  readonly clause: string
  readonly key: string
  readonly scope: SettlementScope
  readonly priority: readonly string[]
  /** Where each policy of the priority is written. */
  readonly places: readonly Place[]
  readonly source: Source
}

/** A parameter as one plan states it; periods are bound to days when a plan is linked. */
export interface Parameter {
  readonly shape: ParameterShape
  /** What every value of it must be; undefined for lists of texts. */
  readonly rule: ValueRule | undefined
  readonly entries: readonly ParameterEntry[]
  /** Some of its values could not be read; what follows from the rest would mislead. */
  readonly isPartial: boolean
  /** What a person has to settle about the text, where the parameter says which way it is read. */
  readonly question: Question | undefined
}

/** An ambiguity of a text, asked as a person would, with every way to read it. */
export interface Question {
  readonly text: string
  /** The plan that asks; the library where every plan that reads the parameter does. */
  readonly plan: string
  /** The words of the nearest document that can be read in several ways; none for a switch, and where the clause of a policy is all there is. */
  readonly words: readonly QuestionWords[]
  /** What each reading means, by its code, every one of them. */
  readonly readings: ReadonlyMap<bigint, string>
  /** It asks whether a place follows a practice. */
  readonly isSwitch: boolean
  readonly at: Place
}

/** Words of a clause of a plan that a question is about. */
export interface QuestionWords {
  readonly plan: string
  readonly clause: string
  readonly text: string
  readonly at: Place
}

export interface ParameterEntry {
  readonly from: MaskedDate
  readonly to: MaskedDate
  readonly plan: string
  readonly clause: string
  readonly source: Source
  /** The value is the reading in force of a question nobody has settled. */
  readonly isOpen: boolean
  /** Which body settled the question, on which day. */
  readonly settled: { readonly by: string; readonly on: number } | undefined
  /** From when this value could be known. */
  readonly knownOn: number
  readonly value: EntryValue
  readonly file: string
  readonly line: number
  readonly at: Place
}

/** A value as written, already scaled; dates that carry a year mask wait as text. */
export type EntryValue =
  | { readonly kind: 'cell'; readonly cell: MaskedCell }
  | { readonly kind: 'texts'; readonly texts: readonly string[] }
  | { readonly kind: 'codes'; readonly cells: ReadonlyMap<bigint, MaskedCell> }
  | { readonly kind: 'tiers'; readonly scale: number; readonly tiers: readonly MaskedTier[] }

export interface MaskedCell {
  readonly value: bigint | undefined
  readonly masked: string | undefined
  readonly standing: Cell['standing']
  readonly at: Place
}

export interface MaskedTier {
  readonly low: bigint | undefined
  readonly isLowInclusive: boolean
  readonly high: bigint | undefined
  readonly isHighInclusive: boolean
  readonly cell: MaskedCell
}

/** A worked case that stands beside the rules. */
export interface Example {
  readonly file: string
  readonly line: number
  readonly at: Place
  readonly name: string
  readonly policy: string
  readonly screeningDate: number
  readonly region: number | undefined
  readonly masks: ReadonlyMap<string, string>
  readonly facts: unknown
  readonly expected: ExampleExpectation
}

export interface ExampleExpectation {
  readonly outcome: string
  readonly amount: bigint | undefined
  readonly due: number | undefined
  readonly failed: readonly string[] | undefined
  readonly missing: readonly string[] | undefined
  readonly flags: readonly string[] | undefined
}
