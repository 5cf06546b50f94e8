import type { MachineClock, Sealer, SessionTerms } from '../access/index.ts'
import type { Role } from '../contract/index.ts'
import type { CodeNames, FactsPlane } from '../decisions/index.ts'
import type { JobRunner } from '../jobs/index.ts'
import type { WorkCalendar } from '../kernel/workdays.ts'
import type { BankLayout } from '../ledger/index.ts'
import type { OfficeSettings } from '../organisation/index.ts'
import type { PlanPages } from '../plan-pages/index.ts'
import type { StatementLayout } from '../reconciliation/index.ts'
import type { Screenings } from '../runs/index.ts'
import type { WorkStore } from '../store/index.ts'
import type { Keys } from '../subjects/index.ts'
import type { UploadPlace } from '../uploads/index.ts'
import type { WhyThread } from '../why/index.ts'

/** An account of a demonstration, with the password that everybody may know. */
export interface DemoAccount {
  readonly login: string
  readonly password: string
  readonly name: string
  readonly role: Role
  readonly region: string
}

/** What a running server works with. */
export interface Office {
  readonly store: WorkStore
  readonly settings: OfficeSettings
  readonly facts: FactsPlane
  /** What the numbers of people and units are enciphered with. */
  readonly keys: Keys
  /** What codes of the facts are called. */
  readonly names: CodeNames
  /** Days off and made-up workdays, for deadlines. */
  readonly calendar: WorkCalendar
  readonly clock: MachineClock
  /** How the files of banks are laid out. */
  readonly bankLayouts: readonly BankLayout[]
  /** How statements of banks and of finance are laid out. */
  readonly statementLayouts: readonly StatementLayout[]
  readonly terms: SessionTerms
  readonly jobs: JobRunner
  /** What chains the trail. */
  readonly sealer: Sealer
  readonly screenings: Screenings
  /** The plans as documents, in words. */
  readonly planPages: PlanPages
  /** Where decisions are explained; in the server's own thread without one. */
  readonly whyThread?: WhyThread
  /** Where exported files are kept. */
  readonly filesFolder: string
  /** Where the rows of compared lists of payments lie: keys and amounts. */
  readonly paidFolder: string
  /** Where files that people hand over are kept, sealed. */
  readonly uploads: UploadPlace
  /** Empty outside of a demonstration. */
  readonly demoAccounts: readonly DemoAccount[]
}
