import { type RawBuilder, sql } from 'kysely'
import type { PackFileId } from './dictionary.zh.ts'
import type { PackScope } from './pack-scope.ts'

/** The files whose rows the ledger itself has; what was refused lies in the runs. */
export type LedgerFileId = Exclude<PackFileId, 'refused'>

/** Which rows are wanted: so many after a key. */
export interface RowPage {
  readonly after: bigint
  readonly most: number
}

/** How a file is read from the ledger, and what the ledger says of it by another way. */
export interface FileQuery {
  /** Rows with their key as `at`, and columns by their ids in the dictionary; of those after a key at least the first so many. */
  readonly rows: (scope: PackScope, page: RowPage) => RawBuilder<unknown>
  /** How many rows, and the sums of columns of money in fen by their ids, counted over other tables or without what the rows are joined with. */
  readonly figures: (scope: PackScope) => RawBuilder<unknown>
}

const ids = (some: readonly bigint[]) => sql`any (${some.map(String)}::bigint[])`
const name = (column: string) => sql`(select who.name from account who where who.id = ${sql.ref(column)})`
const inYear = (column: string, { from, to }: PackScope) => sql`${sql.ref(column)} between ${from}::date and ${to}::date`

const payee = sql`e.payee_entity, e.payee_key`

/** A page of a table, cut before anything is joined to it: joined first, every page would read all that is left. */
const pageOf = (table: string, where: RawBuilder<unknown>, { after, most }: RowPage) =>
  sql`(select x.* from ${sql.table(table)} x where ${where} and x.id > ${after} order by x.id limit ${most})`

/** Counted over the table alone, with the sum of its fen. */
const alone = (table: string, where: RawBuilder<unknown>, sums = sql`coalesce(sum(x.fen), 0)::text as fen`) =>
  sql`select count(*) as rows, ${sums} from ${sql.table(table)} x where ${where}`

export const fileQueries: Readonly<Record<LedgerFileId, FileQuery>> = {
  batches: {
    rows: ({ batches }) => sql`
      select b.id as at, b.number, r.name as place, b.policy_zh as policy, b.fund, b.kind, b.turn, b.state, b.run, b.result_hash, b.data_on, b.order_basis,
        b.signed_on, b.signed_rows, b.signed_fen, b.signed_hash, b.approved_on, b.approved_rows, b.approved_fen,
        ${name('b.opened_by')} as opened_by, b.opened_on, b.round
      from batch b join region r on r.path = b.region where b.id = ${ids(batches)}`,
    // What succeeded is counted by the standing of payments, where the file counts it by the state of rows.
    figures: ({ batches }) => sql`
      select ${batches.length}::bigint as rows,
        coalesce(sum(p.fen), 0)::text as succeeded_fen
      from payment_standing s join payment p on p.id = s.payment where s.batch = ${ids(batches)} and s.state = 'succeeded'`,
  },
  rows: {
    rows: ({ batches }, page) => sql`
      select c.id as at, c.id as row, b.number as batch, b.policy_zh as policy, e.subject_entity, e.subject_key, ${payee}, c.period, e.kind, e.plan, e.clause,
        e.fen as granted_fen, c.fen, c.state
      from ${pageOf('claim', sql`x.batch = ${ids(batches)}`, page)} c join entitlement e on e.id = c.id join batch b on b.id = c.batch`,
    figures: ({ batches }) => sql`
      select x.rows, x.granted_fen, y.fen
      from (select count(*) as rows, coalesce(sum(fen), 0)::text as granted_fen from entitlement where batch = ${ids(batches)}) x,
        (select coalesce(sum(fen), 0)::text as fen from claim where batch = ${ids(batches)}) y`,
  },
  payments: {
    rows: (scope, page) => sql`
      select p.id as at, p.id as payment, b.number as batch, p.claim as row, b.policy_zh as policy, b.fund, ${payee}, e.period, e.plan, e.clause,
        p.attempt, p.paid_on, p.fen, s.state, s.since, f.number as file, p.line, p.account
      from ${pageOf('payment', sql`x.batch = ${ids(scope.batches)} and ${inYear('x.paid_on', scope)}`, page)} p join batch b on b.id = p.batch
        join entitlement e on e.id = p.claim join payment_standing s on s.payment = p.id join bank_file f on f.id = p.file`,
    // The books that statements of banks are laid beside.
    figures: (scope) => sql`
      select count(*) as rows, coalesce(-sum(fen), 0)::text as fen from book_entry
      where kind = 'payment' and batch = ${ids(scope.batches)} and ${inYear('day', scope)}`,
  },
  returned: {
    rows: (scope, page) => sql`
      select a.id as at, p.id as payment, b.number as batch, p.claim as row, b.policy_zh as policy, ${payee}, p.fen, a.bank_on, a.code, a.text,
        m.back_on, m.voucher, (select min(later.id) from payment later where later.claim = p.claim and later.attempt > p.attempt) as again
      from ${pageOf('bank_answer', sql`x.result = 'returned' and x.batch = ${ids(scope.batches)} and ${inYear('x.bank_on', scope)}`, page)} a
        join payment p on p.id = a.payment join batch b on b.id = p.batch join entitlement e on e.id = p.claim
        left join money_back m on m.payment = p.id`,
    // Payments that stand as returned, by the last that the bank said of each.
    figures: (scope) => sql`
      select count(*) as rows, coalesce(sum(p.fen), 0)::text as fen from payment_standing s join payment p on p.id = s.payment
      where s.batch = ${ids(scope.batches)} and s.state in ('returned', 'back')
        and (select max(a.bank_on) from bank_answer a where a.payment = s.payment) between ${scope.from}::date and ${scope.to}::date`,
  },
  accounts: {
    // Added up for one page at a time: all of them again for every page would take as long as their square.
    rows: (scope, { after, most }) => sql`
      select a.id as at, a.id as account, a.entity as payee_entity, a.key as payee_key, a.kind, a.holder, a.holder_differs, a.bank, a.bank_code, a.tail,
        a.cipher, a.hash, a.key_version, a.source, ${name('a.entered_by')} as entered_by, a.entered_on,
        (select who.name from checked_account k join account who on who.id = k.checked_by where k.claim = u.claim and k.account = a.id) as checked_by,
        u.payments, u.fen
      from (select p.account, count(*) as payments, sum(p.fen) as fen, max(p.claim) as claim from payment p
        where p.batch = ${ids(scope.batches)} and ${inYear('p.paid_on', scope)} and p.account > ${after}
        group by p.account order by p.account limit ${most}) u join payee_account a on a.id = u.account`,
    figures: (scope) => sql`
      select count(distinct account) as rows, coalesce(sum(fen), 0)::text as fen from payment x
      where x.batch = ${ids(scope.batches)} and ${inYear('x.paid_on', scope)}`,
  },
  recoveries: {
    rows: ({ recoveries }) => sql`
      select row_number() over (order by l.recovery, l.payment) as at, r.number, r.policy_zh as policy, r.fund, r.payee_entity, r.payee_key, r.source, r.reference,
        r.facts, r.basis, r.clause, r.state, b.number as batch, l.claim as row, l.payment, l.fen, l.decided_fen,
        ${name('r.opened_by')} as opened_by, r.opened_on
      from recovery_line l join recovery r on r.id = l.recovery join batch b on b.id = l.batch where l.recovery = ${ids(recoveries)}`,
    // What the cases ask for, where the file adds up their lines.
    figures: ({ recoveries }) => sql`
      select (select count(*) from recovery_line where recovery = ${ids(recoveries)}) as rows,
        coalesce(sum(x.asked_fen), 0)::text as fen, coalesce(sum(x.decided_fen), 0)::text as decided_fen
      from recovery x where x.id = ${ids(recoveries)}`,
  },
  recovered: {
    rows: (scope) => sql`
      select e.id as at, r.number, r.policy_zh as policy, r.fund, e.kind, e.entry_on,
        case when e.kind = 'received' then e.fen end as received_fen, case when e.kind = 'offset' then e.fen end as offset_fen,
        case when e.kind = 'written_off' then e.fen end as written_off_fen, e.payer, e.voucher, e.note, ${name('e.entered_by')} as entered_by
      from recovery_entry e join recovery r on r.id = e.recovery where e.recovery = ${ids(scope.recoveries)} and ${inYear('e.entry_on', scope)}`,
    figures: (scope) => sql`
      select count(*) as rows, coalesce((select sum(b.fen) from book_entry b where b.kind = 'recovered' and ${inYear('b.day', scope)}
          and b.source in (select e.id from recovery_entry e where e.recovery = ${ids(scope.recoveries)})), 0)::text as received_fen,
        coalesce(sum(x.fen) filter (where x.kind = 'offset'), 0)::text as offset_fen,
        coalesce(sum(x.fen) filter (where x.kind = 'written_off'), 0)::text as written_off_fen
      from recovery_entry x where x.recovery = ${ids(scope.recoveries)} and ${inYear('x.entry_on', scope)}`,
  },
  vouchers: {
    rows: ({ batches }) => sql`
      select v.id as at, b.number as batch, v.kind, v.number, v.paper_on, v.rows, v.fen, v.note, ${name('v.entered_by')} as entered_by
      from batch_paper v join batch b on b.id = v.batch where v.batch = ${ids(batches)}`,
    figures: ({ batches }) => alone('batch_paper', sql`x.batch = ${ids(batches)}`),
  },
  opinions: {
    rows: ({ batches }) => sql`
      select o.id as at, b.number as batch, y.name as body, o.round, o.way, o.letter_number, o.asked_on, o.state, o.opinion, o.text,
        array_to_string(o.objected, ' ') as objected, cardinality(o.objected) as objections, o.reply_number, o.replied_on,
        ${name('o.entered_by')} as entered_by, ${name('o.checked_by')} as checked_by
      from joint_opinion o join batch b on b.id = o.batch join body y on y.id = o.body where o.batch = ${ids(batches)}`,
    figures: ({ batches }) => alone('joint_opinion', sql`x.batch = ${ids(batches)}`, sql`null as fen`),
  },
  publications: {
    rows: ({ batches }) => sql`
      select p.id as at, b.number as batch, p.number, p.from_day, p.to_day, p.workdays,
        (select first.number from publication first where first.id = p.again_of) as again_of, array_to_string(p.columns, ' ') as columns, p.basis,
        p.address, p.rows, p.fen, p.list_hash, t.taken_down_on, ${name('p.entered_by')} as entered_by
      from publication p join batch b on b.id = p.batch left join publication_taken_down t on t.publication = p.id where p.batch = ${ids(batches)}`,
    figures: ({ batches }) => alone('publication', sql`x.batch = ${ids(batches)}`),
  },
  objections: {
    rows: ({ batches }) => sql`
      select o.id as at, o.receipt, b.number as batch, p.number as publication, o.claim as row, o.way, o.received_on, o.text, o.state, o.finding, o.found,
        o.answer, o.fen_after, o.answered_on, ${name('o.investigated_by')} as investigated_by, ${name('o.answered_by')} as answered_by
      from objection o join batch b on b.id = o.batch join publication p on p.id = o.publication where o.batch = ${ids(batches)}`,
    figures: ({ batches }) => alone('objection', sql`x.batch = ${ids(batches)}`, sql`coalesce(sum(x.fen_after), 0)::text as fen_after`),
  },
  changes: {
    rows: ({ batches }) => sql`
      select h.id as at, b.number as batch, h.round, h.number, h.claim as row, h.state_before, h.state_after, h.fen_before, h.fen_after,
        h.is_after_approval, h.reason, ${name('h.entered_by')} as entered_by, h.entered_on
      from batch_change h join batch b on b.id = h.batch where h.batch = ${ids(batches)}`,
    figures: ({ batches }) =>
      alone(
        'batch_change',
        sql`x.batch = ${ids(batches)}`,
        sql`coalesce(sum(x.fen_before), 0)::text as fen_before, coalesce(sum(x.fen_after), 0)::text as fen_after`,
      ),
  },
  bank_files: {
    rows: ({ batches }) => sql`
      select f.id as at, b.number as batch, f.direction, f.number, f.layout, f.rows, f.fen, f.sha256, ${name('f.entered_by')} as entered_by, f.entered_on
      from bank_file f join batch b on b.id = f.batch where f.batch = ${ids(batches)}`,
    figures: ({ batches }) => alone('bank_file', sql`x.batch = ${ids(batches)}`),
  },
  papers: {
    rows: ({ batches }) => sql`
      select p.id as at, b.number as batch, p.title, p.shown_number as number, p.document_number, p.issued_on, p.rows, p.fen, p.hash,
        ${name('p.issued_by')} as issued_by
      from paper p join batch b on b.id = p.subject::bigint where p.register = 'batch' and p.subject = any (${batches.map(String)}::text[])`,
    figures: ({ batches }) => alone('paper', sql`x.register = 'batch' and x.subject = any (${batches.map(String)}::text[])`),
  },
}
