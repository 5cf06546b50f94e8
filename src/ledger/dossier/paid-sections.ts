import { sql } from 'kysely'
import { type DossierSection, sectionOf } from '../../dossier/index.ts'
import { claimsAbout } from './claims-about.ts'

/** Every attempt to bring money to an account, and how it stands. */
const payments = sectionOf(
  'payments',
  {
    ...{ payment: 'text', batch: 'text', policy: 'text', about: 'subject', attempt: 'count', file: 'text', line: 'count', account: 'text' },
    ...{ fen: 'fen', standing: 'word', since: 'day' },
  },
  (records) => sql`
    select p.paid_on::text as on_day, p.id as at, p.id as payment, b.number as batch, b.policy_zh as policy, w.whose as about, p.attempt, f.number as file, p.line,
      a.holder || ' ' || a.bank || ' ****' || a.tail as account, p.fen, s.state as standing, s.since::text as since
    from ${claimsAbout(records)} of join payment p on p.claim = of.claim join batch b on b.id = p.batch join bank_file f on f.id = p.file
    join payee_account a on a.id = p.account join payment_standing s on s.payment = p.id
    left join lateral (
      select k.entity || '/' || k.key as whose from entitlement_key k where k.entitlement = p.claim
      order by array_position(array['person', 'insured_unit', 'organisation', 'firm'], k.entity) nulls last limit 1
    ) w on true`,
)

/** What banks said to payments, in their words. */
const answers = sectionOf(
  'answers',
  { payment: 'text', batch: 'text', file: 'text', line: 'count', result: 'word', code: 'text', text: 'text' },
  (records) => sql`
    select w.bank_on::text as on_day, w.id as at, w.payment, b.number as batch, f.number as file, w.line, w.result, w.code, w.text
    from ${claimsAbout(records)} of join payment p on p.claim = of.claim join bank_answer w on w.payment = p.id join bank_file f on f.id = w.file join batch b on b.id = w.batch`,
)

/** Money that finance saw in the account again. */
const back = sectionOf(
  'back',
  { payment: 'text', batch: 'text', fen: 'fen', voucher: 'text', by: 'text' },
  (records) => sql`
    select m.back_on::text as on_day, m.payment as at, m.payment, b.number as batch, p.fen, m.voucher, who.name as by
    from ${claimsAbout(records)} of join payment p on p.claim = of.claim join money_back m on m.payment = p.id join batch b on b.id = m.batch
    join account who on who.id = m.entered_by`,
)

/** Money on its way to a payee, and back. */
export const paidSections: readonly DossierSection[] = [payments, answers, back]
