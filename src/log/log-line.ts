import type { FailureSeen } from './failure-seen.ts'

/**
 * What the server says of its own work. Every field is a number, a time, a word of the program's own or a key that means nothing outside
 * of the database; no field takes what somebody typed, so that a name or a number cannot come into a log.
 */
export type LogLine =
  | { readonly event: 'start'; readonly version: string; readonly node: string; readonly database: 'pglite' | 'postgres' }
  | { readonly event: 'migration'; readonly name: string }
  | { readonly event: 'listen'; readonly port: number }
  | { readonly event: 'stop'; readonly ms: number }
  | {
      readonly event: 'request'
      readonly request: string
      /** A procedure of the contract, or the pattern of another address: never the address itself. */
      readonly procedure: string
      readonly status: number
      readonly ms: number
      readonly post?: string
      /** The code of a refusal. */
      readonly code?: string
    }
  | {
      readonly event: 'job'
      readonly job: string
      readonly kind: string
      readonly state: string
      readonly ms?: number
      readonly code?: string
    }
  | { readonly event: 'seal'; readonly trouble: string }
  | { readonly event: 'command'; readonly command: string; readonly ms: number; readonly isDone: boolean }
  | ({ readonly event: 'failure'; readonly where: string; readonly request?: string } & FailureSeen)

/** Takes a line; never fails and never keeps whoever writes waiting. */
export type Log = (line: LogLine) => void
