/** A row by the simplest reckoning there is: where it stands, and what was tried to bring its money to its payee. */
export interface Row {
  readonly claim: string
  readonly payee: string
  readonly fen: string
  readonly state: 'listed' | 'in_process' | 'paid' | 'returned' | 'back' | 'corrected' | 'payable'
  readonly attempts: readonly Attempt['state'][]
}

interface Attempt {
  readonly state: 'in_process' | 'succeeded' | 'returned' | 'back'
}

/** A list: its rows, and how many files went to the bank and came from it. */
export interface List {
  readonly rows: readonly Row[]
  readonly out: number
  readonly in: number
}

/** Something asked of the office about a list, under a number of its own; what the list is afterwards. */
export interface Act {
  readonly who: 'chu' | 'kuai' | 'lin' | 'yan'
  readonly procedure: string
  readonly requestId: string
  readonly input: object
  readonly after: List
}

/** A row after something was done with its last attempt. */
export function stepped(row: Row, state: Row['state'], attempt?: Attempt['state']): Row {
  return { ...row, state, attempts: attempt === undefined ? row.attempts : [...row.attempts.slice(0, -1), attempt] }
}

/** A row whose money is tried to be brought once more. */
export const handedOver = (row: Row): Row => ({ ...row, state: 'in_process', attempts: [...row.attempts, 'in_process'] })

/** Lists as they must be: every act that was acknowledged, and of one without an answer all or nothing. */
export class MoneyModel {
  private readonly lists = new Map<bigint, List>()
  /** By list: no two acts are under way with one. */
  readonly doubtful = new Map<bigint, Act>()
  acknowledged = 0

  enter(batch: bigint, list: List): void {
    this.lists.set(batch, list)
  }

  get batches(): readonly bigint[] {
    return [...this.lists.keys()]
  }

  list(batch: bigint): List {
    const list = this.lists.get(batch)
    if (list === undefined) throw new Error(`no list ${batch}`)
    return list
  }

  begin(batch: bigint, act: Act): void {
    this.doubtful.set(batch, act)
  }

  acknowledge(batch: bigint): void {
    const act = this.doubtful.get(batch)
    if (act === undefined) throw new Error(`nothing was asked about ${batch}`)
    this.lists.set(batch, act.after)
    this.doubtful.delete(batch)
    this.acknowledged += 1
  }

  /** Whether what is under way with a list was done, as far as can be seen. */
  isDone(batch: bigint, found: List): boolean {
    const act = this.doubtful.get(batch)
    return act !== undefined && written(act.after) === written(found)
  }

  /** What of a list is not as it must be, in a sentence; undefined where all is. */
  compare(batch: bigint, found: List): string | undefined {
    const act = this.doubtful.get(batch)
    const before = this.list(batch)
    const possible = act === undefined ? [before] : [before, act.after]
    if (possible.some((one) => written(one) === written(found))) return undefined
    const asked = act === undefined ? 'nothing under way' : `${act.procedure} ${act.requestId} under way`
    return `list ${batch}, ${asked}:\n  is ${written(found)}\n  not ${possible.map(written).join('\n  nor ')}`
  }
}

const written = ({ rows, out, in: back }: List): string =>
  `${out} out ${back} in: ${rows.map(({ claim, fen, state, attempts }) => `${claim}=${fen}:${state}(${attempts.join(',')})`).join(' ')}`
