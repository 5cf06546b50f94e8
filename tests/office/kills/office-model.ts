/** A row of the letters as a reader sees it. */
export interface Row {
  readonly id: string
  readonly version: number
  readonly round: number
  readonly state: string
}

/** Something asked of the office: the rows it changes and what they are afterwards. */
export interface Act {
  readonly who: 'lin' | 'pu' | 'yan'
  readonly procedure: string
  readonly requestId: string
  readonly input: unknown
  readonly changes: readonly { readonly before: Row; readonly after: Pick<Row, 'state' | 'round'> }[]
  /** How many rows a letter has that it sends. */
  readonly creates?: number
}

/** What the office must hold: every act that was acknowledged, and of the others all or nothing. */
export class OfficeModel {
  private readonly rows = new Map<string, Row>()
  /** Acts without an answer. */
  readonly doubtful = new Map<string, Act>()
  private readonly taken = new Set<string>()
  begun = 0
  acknowledged = 0

  enter(rows: readonly Row[]): void {
    for (const row of rows) this.rows.set(row.id, row)
  }

  /** Rows of a state that no act is under way for. */
  free(state: string): readonly Row[] {
    return [...this.rows.values()].filter((row) => row.state === state && !this.taken.has(row.id))
  }

  /** Whether anything waits for somebody, or is under way. */
  isOpen(): boolean {
    return this.doubtful.size > 0 || [...this.rows.values()].some(({ state }) => state === 'asked' || state === 'answered')
  }

  begin(act: Act): void {
    this.begun += 1
    this.doubtful.set(act.requestId, act)
    for (const { before } of act.changes) this.taken.add(before.id)
  }

  acknowledge(act: Act): void {
    this.acknowledged += 1
    this.settle(act, true)
  }

  /** What of the office is not as it must be, in sentences; acts in doubt are found to be done or not. */
  compare(found: readonly Row[]): readonly string[] {
    const there = new Map(found.map((row) => [row.id, row]))
    const wrong: string[] = []
    const more = [...this.doubtful.values()].map(({ creates = 0 }) => creates).filter((rows) => rows > 0)
    const possible = [this.rows.size, ...more.map((rows) => this.rows.size + rows)]
    if (!possible.includes(there.size)) wrong.push(`${there.size} rows where there should be ${possible.join(' or ')}`)
    for (const act of this.doubtful.values()) {
      const done = act.changes.filter(({ before }) => there.get(before.id)?.version !== before.version)
      if (done.length !== 0 && done.length !== act.changes.length)
        wrong.push(`${act.procedure} ${act.requestId} is half done: ${done.length} of ${act.changes.length} rows`)
      for (const { before, after } of done) this.expect(there.get(before.id), { ...before, ...after, version: before.version + 1 }, wrong)
    }
    for (const row of this.rows.values()) if (!this.taken.has(row.id)) this.expect(there.get(row.id), row, wrong)
    return wrong
  }

  private expect(found: Row | undefined, wanted: Row, wrong: string[]): void {
    const written = (row: Row | undefined) => (row === undefined ? 'gone' : `${row.state} round ${row.round} version ${row.version}`)
    if (written(found) !== written(wanted)) wrong.push(`row ${wanted.id} is ${written(found)}, not ${written(wanted)}`)
  }

  private settle(act: Act, isDone: boolean): void {
    this.doubtful.delete(act.requestId)
    for (const { before, after } of act.changes) {
      this.taken.delete(before.id)
      if (isDone) this.rows.set(before.id, { ...before, ...after, version: before.version + 1 })
    }
  }
}
