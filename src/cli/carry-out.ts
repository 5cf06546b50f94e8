import { describeInputRefusal, type InputRefusal } from '../files/index.ts'
import { describeIntakeRefusal, type IntakeRefusal } from '../intake/index.ts'
import type { Refusal, Result } from '../kernel/result.ts'
import { describeRegistryRefusal, type RegistryRefusal } from '../registry/index.ts'
import { describeScreeningRefusal, type ScreeningRefusal } from '../screening/index.ts'

/** What each room may refuse. Codes are of their room: two rooms may have one code and a sentence each. */
interface Refusals {
  readonly input: InputRefusal
  readonly intake: IntakeRefusal
  readonly registry: RegistryRefusal
  readonly screening: ScreeningRefusal
}

const sentenceOf: { readonly [R in keyof Refusals]: (refusal: Refusals[R]) => string } = {
  input: describeInputRefusal,
  intake: describeIntakeRefusal,
  registry: describeRegistryRefusal,
  screening: describeScreeningRefusal,
}

/** A command ends here because what it asked for was refused; `message` says why and what to do. Exit code 3. */
export class CommandRefused<R extends keyof Refusals = keyof Refusals> extends Error {
  readonly room: R
  readonly refusal: Refusal

  constructor(room: R, refusal: Refusals[R]) {
    super(sentenceOf[room](refusal))
    this.name = 'CommandRefused'
    this.room = room
    this.refusal = refusal
  }
}

/** What an operation of screening gave; a refusal ends the command. */
export function granted<T>(result: Result<T, ScreeningRefusal>): T {
  return grantedBy('screening', result)
}

/** What an operation of a room gave; a refusal ends the command. */
export function grantedBy<R extends keyof Refusals, T>(room: R, result: Result<T, Refusals[R]>): T {
  if (result.kind === 'refused') throw new CommandRefused(room, result.refusal)
  return result.value
}

/** Ends the command where something stands against it. */
export function stopAt(refusal: ScreeningRefusal | undefined): void {
  if (refusal !== undefined) throw new CommandRefused('screening', refusal)
}
