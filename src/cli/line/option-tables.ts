/** How an option is written: with a value, with a value any number of times, or alone. */
export interface OptionKind {
  readonly kind: 'value' | 'values' | 'flag'
}

/** Options of a command by their names, without the dashes. */
export type OptionTable = Readonly<Record<string, OptionKind>>

export const value: OptionKind = { kind: 'value' }
export const values: OptionKind = { kind: 'values' }
export const flag: OptionKind = { kind: 'flag' }

/** What every command understands. */
export const everywhere = { json: flag, help: flag } as const satisfies OptionTable

/** For a command that reads plans. */
export const ofPlans = { plans: value } as const satisfies OptionTable

/** For a command that computes in the database, which writes beside the data. */
export const ofMachine = { var: value, memory: value, threads: value } as const satisfies OptionTable

/** For a command that serves the office. */
export const ofServer = {
  host: value,
  port: value,
  proxy: value,
  oidc: value,
  'metrics-port': value,
  'log-dir': value,
} as const satisfies OptionTable

/** For a command that works on a run there is. */
export const ofRun = { ...ofPlans, run: value, ...ofMachine } as const satisfies OptionTable

/** For a command that puts plans in force for a day and asks a registry. */
export const ofQuestion = {
  plan: values,
  date: value,
  'known-on': value,
  year: values,
  set: values,
  snapshot: value,
  ...ofRun,
} as const satisfies OptionTable
