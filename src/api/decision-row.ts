import type { ListRow } from '../screening/index.ts'
import type { Office } from './office.ts'
import { fenOut } from './run.ts'

/** A row of a list as it goes out. */
export function rowOut(row: ListRow, { names }: Office) {
  return {
    subject: String(row.subject),
    payee: row.payee === undefined ? null : String(row.payee),
    plan: row.plan,
    outcome: row.outcome,
    status: row.status ?? null,
    cause: row.cause ?? null,
    causePolicy: row.causePolicy ?? null,
    failed: [...row.failed],
    unknown: [...row.unknown],
    reviews: [...row.reviews],
    missing: [...row.missing],
    gross: fenOut(row.gross),
    net: fenOut(row.net),
    awaitingReview: fenOut(row.awaitingReview),
    taken: fenOut(row.taken),
    ceiling: fenOut(row.ceiling),
    day: row.day ?? null,
    due: row.due ?? null,
    region: { code: row.region, name: names.region(row.region) },
    size: row.size ?? null,
    industry: row.industry === undefined ? null : { code: row.industry, name: names.industry(row.industry) },
  }
}
