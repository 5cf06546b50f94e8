import type { Caller } from '../access/index.ts'
import { type ForecastQuery, type ForecastRow, listForecastRows, readForecast } from '../forecast/index.ts'
import { namesOfParties, partyOut } from './names-of-parties.ts'
import type { Office } from './office.ts'

/** What lies ahead of a fund, as it travels. */
export async function forecastOut(caller: Caller, asked: { readonly fund: string; readonly year: number }) {
  const { months, standing, certified, lines, policies, estimate } = await readForecast(caller, asked)
  return {
    months: [...months],
    standing:
      standing === undefined
        ? null
        : {
            ...{ budget: String(standing.budget), committed: String(standing.committed), paid: String(standing.paid) },
            ...{ recovered: String(standing.recovered), left: String(standing.left) },
          },
    certified: certified.map(({ left, ...one }) => ({ ...one, left: String(left) })),
    lines: lines.map(({ cells, fen, ...line }) => ({
      ...line,
      fen: String(fen),
      cells: cells.map((cell) => ({ ...cell, fen: String(cell.fen) })),
    })),
    policies: policies.map(({ policy, round, ...one }) => ({ ...one, zh: policy.zh, round: String(round) })),
    estimate: estimate === undefined ? null : String(estimate),
  }
}

/** The rows behind a figure of it with the names that the caller may see, as they travel. */
export async function forecastRowsOut(office: Office, caller: Caller, query: ForecastQuery) {
  const { size, after } = query
  // One more tells whether there is another page.
  const found = await listForecastRows(caller, { ...query, size: size + 1 })
  const rows = found.slice(0, size)
  const parties = rows.flatMap(({ party }) => (party === undefined ? [] : [party]))
  const names = await namesOfParties(office, caller, parties, 'forecast')
  return {
    rows: rows.map(({ of, party, policyZh, fen, ...row }: ForecastRow) => ({
      of: { ...of, id: String(of.id) },
      party: party === undefined ? null : partyOut(party, names),
      policy: policyZh ?? null,
      ...{ state: row.state ?? null, month: row.month ?? null, due: row.due ?? null, basis: row.basis ?? null },
      ...{ instalment: row.instalment ?? null, used: row.used ?? null, term: row.term ?? null, insurance: row.insurance ?? null },
      rows: row.rows,
      fen: String(fen),
    })),
    next: found.length > size ? after + size : null,
  }
}
