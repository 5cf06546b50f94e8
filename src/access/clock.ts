/** The time of the machine, for sessions, locks and records; business never reads it. */
export interface MachineClock {
  now(): Date
}

export const machineClock: MachineClock = { now: () => new Date() }
