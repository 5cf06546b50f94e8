import type { Permission } from '../contract/index.ts'

/** A state of a register's rows. */
export interface State {
  /** No verb leads out of it. */
  readonly isFinal?: true
  /** It is over here too, as long as nobody takes back what ended it: steps that do so many times at most lead out of it, and no other. */
  readonly isRest?: true
  /** Who is waited for here, and for how many working days; an item opens in their inbox. */
  readonly waits?: { readonly for: Permission; readonly workdays?: number }
}

/** A step from state to state: who may take it, who may not after what they did before, and what it needs. */
export interface Transition<S extends string, V extends string> {
  readonly from: readonly S[]
  readonly to: S
  readonly permission: Permission
  /** Whoever took one of these steps in this round, themselves or through a substitute, may not take this one. */
  readonly notBy?: readonly V[]
  readonly reason?: 'needed'
  /** Goes back for another round, at most so many times. */
  readonly mostRounds?: number
}

/** The life of a register's rows as data: one closed shape, drawn, checked and obeyed by the one write door. */
export interface Lifecycle<S extends string, V extends string> {
  readonly register: string
  readonly start: S
  readonly states: Readonly<Record<S, State>>
  readonly verbs: Readonly<Record<V, Transition<S, V>>>
}

export type LifecycleFault =
  | { readonly kind: 'unreachable'; readonly state: string }
  | { readonly kind: 'dead_end'; readonly state: string }
  | { readonly kind: 'leaves_final'; readonly verb: string; readonly state: string }
  | { readonly kind: 'never_ends'; readonly state: string }
  | { readonly kind: 'endless_return'; readonly verb: string }
  | { readonly kind: 'own_work'; readonly verb: string; readonly after: string }

/**
 * What is wrong with a lifecycle: states that nothing reaches or leaves, returns without an end, and steps by which the one who
 * brought a row into a state could also take it onward where the permission differs, which is what a second pair of eyes is for.
 * @internal A test asks it of every lifecycle there is.
 */
export function faultsOf<S extends string, V extends string>(lifecycle: Lifecycle<S, V>): readonly LifecycleFault[] {
  const { start, states, verbs } = lifecycle
  const steps = Object.entries(verbs) as [V, Transition<S, V>][]
  const names = Object.keys(states) as S[]
  const reached = closure(start, (state) => steps.filter(([, { from }]) => from.includes(state)).map(([, { to }]) => to))
  const ending = new Set(
    names.filter((state) =>
      [...closure(state, (one) => steps.filter(([, { from }]) => from.includes(one)).map(([, { to }]) => to))].some(
        (one) => states[one].isFinal || states[one].isRest,
      ),
    ),
  )
  return [
    ...names.filter((state) => !reached.has(state)).map((state) => ({ kind: 'unreachable', state }) as const),
    ...names
      .filter((state) => !states[state].isFinal && !steps.some(([, { from }]) => from.includes(state)))
      .map((state) => ({ kind: 'dead_end', state }) as const),
    ...names.filter((state) => !ending.has(state)).map((state) => ({ kind: 'never_ends', state }) as const),
    ...steps.flatMap(([verb, { from, mostRounds }]) =>
      from
        .filter((state) => states[state].isFinal || (states[state].isRest && mostRounds === undefined))
        .map((state) => ({ kind: 'leaves_final', verb, state }) as const),
    ),
    ...steps.flatMap(([verb, { from, to, mostRounds }]) => {
      const isReturn = from.some(
        (state) =>
          state !== to &&
          closure(to, (one) =>
            steps.filter(([, step]) => step.from.includes(one) && step.mostRounds === undefined).map(([, step]) => step.to),
          ).has(state),
      )
      return isReturn && mostRounds === undefined ? [{ kind: 'endless_return', verb } as const] : []
    }),
    ...steps.flatMap(([verb, step]) =>
      steps
        .filter(
          ([before, { to, permission }]) =>
            before !== verb &&
            step.from.includes(to) &&
            permission !== step.permission &&
            isJudging(step) &&
            !(step.notBy ?? []).includes(before),
        )
        .map(([after]) => ({ kind: 'own_work', verb, after }) as const),
    ),
  ]
}

/** A step judges another's work when it names somebody who may not take it. */
function isJudging<S extends string, V extends string>({ notBy }: Transition<S, V>): boolean {
  return notBy !== undefined
}

function closure<S>(start: S, next: (state: S) => readonly S[]): ReadonlySet<S> {
  const seen = new Set([start])
  const queue = [start]
  for (let state = queue.pop(); state !== undefined; state = queue.pop())
    for (const one of next(state))
      if (!seen.has(one)) {
        seen.add(one)
        queue.push(one)
      }
  return seen
}
