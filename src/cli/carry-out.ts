import type { Result } from '../kernel/result.ts'
import { describeScreeningRefusal, type ScreeningRefusal } from '../screening/index.ts'

/** A command ends here because what it asked for was refused; `message` says why and what to do. Exit code 3. */
export class CommandRefused extends Error {
  readonly refusal: ScreeningRefusal

  constructor(refusal: ScreeningRefusal) {
    super(describeScreeningRefusal(refusal))
    this.name = 'CommandRefused'
    this.refusal = refusal
  }
}

/** What an operation gave; a refusal ends the command. */
export function granted<T>(result: Result<T, ScreeningRefusal>): T {
  if (result.kind === 'refused') throw new CommandRefused(result.refusal)
  return result.value
}

/** Ends the command where something stands against it. */
export function stopAt(refusal: ScreeningRefusal | undefined): void {
  if (refusal !== undefined) throw new CommandRefused(refusal)
}
