import { type RawBuilder, sql } from 'kysely'
import type { AskedRecords } from '../../dossier/index.ts'

/** SQL for the rows that some records were granted, are paid, or that are about them, as a FROM item with `claim`. */
export function claimsAbout(records: AskedRecords): RawBuilder<unknown> {
  return sql`(
    select k.entitlement as claim from entitlement_key k join ${records} on about.entity = k.entity and about.key = k.key
    union select e.id from entitlement e join ${records} on about.entity = e.payee_entity and about.key = e.payee_key
    union select e.id from entitlement e join ${records} on about.entity = e.subject_entity and about.key = e.subject_key
  )`
}
