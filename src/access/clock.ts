/** The time of the machine, for sessions, locks and records; business never reads it. */
export interface MachineClock {
  now(): Date
}
