/** A command that is told to stop and ends by itself, as a server does; every other one is cut short. */
export interface Stopping {
  /** Called once when the process is told to stop; another signal cuts it short all the same. */
  stop: (() => void) | undefined
}
