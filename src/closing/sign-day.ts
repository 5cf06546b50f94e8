import type { Caller } from '../access/index.ts'
import type { Work } from '../store/index.ts'
import { type LineKind, linesOfDay } from './day-lines.ts'
import { type Book, countersignPeriod, type SeenDay, signPeriod } from './sign-period.ts'

const dayOf = (caller: Caller): Book<LineKind> => ({ span: 'day', lines: (db, of) => linesOfDay(db, of, caller.day) })

/** The first signature to the figures of a day, of whoever handled it. */
export const signDay = (db: Work, caller: Caller, seen: SeenDay) => signPeriod(db, caller, dayOf(caller), seen)

/** The second signature to the figures of a day, of finance and of somebody else. */
export const countersignDay = (db: Work, caller: Caller, seen: SeenDay) => countersignPeriod(db, caller, dayOf(caller), seen)
