import type { Caller } from '../../access/index.ts'
import { levelOf } from '../../contract/index.ts'
import { done, type Result, refused } from '../../kernel/result.ts'
import {
  inquiryLetter,
  type PaperAnnex,
  type PaperContent,
  type PaperOffer,
  type PaperRefusal,
  type PaperRow,
  type PaperSource,
} from '../../papers/index.ts'
import type { Work } from '../../store/index.ts'
import { type InquiryView, listInquiries, listVerifications, type VerificationRow } from '../list-verifications.ts'
import type { LetterParties, LetterWords } from './hand-out-letter.ts'
import { annexColumns, annexTitle, letterNumber, letterPurpose, unitCell, unnamed } from './workbook.zh.ts'

/** What letters are drawn up with: the words of a caller, as for the workbook. */
export interface LetterTools {
  words(caller: Caller): LetterWords
}

/** A place that rows of a letter wait in, and how often they were asked. */
interface AskedPlace {
  readonly path: string
  readonly name: string
  readonly rows: number
  readonly round: number
}

/** The letters that ask a place for a fact, one for each place of an inquiry; the workbook that comes back is handed out beside them. */
export function letterPapers(tools: LetterTools): PaperSource {
  return {
    register: 'inquiry',
    async offers(caller, subject) {
      const mine = caller.posts.some(({ role }) => levelOf('verification.open', role) !== undefined)
      const places = await caller.transact((db) => askedPlaces(db, subject))
      return places.map(
        (place): PaperOffer => ({ kind: 'inquiry_letter', about: aboutOf(place), note: place.name, standing: mine ? 'may' : 'others' }),
      )
    },
    async describe(caller, subject, { about }) {
      const [letter] = await listInquiries(caller, subject)
      const place = (await caller.transact((db) => askedPlaces(db, subject))).find((each) => aboutOf(each) === about)
      if (letter === undefined || place === undefined) return refused({ code: 'paper_not_found', kind: 'inquiry_letter' })
      return contentOf(caller, letter, place, tools.words(caller))
    },
  }
}

const aboutOf = ({ path, round }: AskedPlace): string => `${path}.${round}`

async function askedPlaces(db: Work, inquiry: bigint): Promise<readonly AskedPlace[]> {
  const rows = await db
    .selectFrom('verification')
    .innerJoin('region', 'region.path', 'verification.region')
    .select(({ fn }) => ['region.path', 'region.name', fn.countAll<bigint>().as('rows'), fn.max('round').as('round')])
    .where('verification.inquiry', '=', inquiry)
    .where('verification.state', '=', 'asked')
    .groupBy(['region.path', 'region.name'])
    .orderBy('region.path')
    .execute()
  return rows.map(({ rows: count, ...place }) => ({ ...place, rows: Number(count) }))
}

function contentOf(caller: Caller, letter: InquiryView, place: AskedPlace, words: LetterWords): Result<PaperContent, PaperRefusal> {
  const number = String(letter.id)
  return done({
    description: inquiryLetter({
      issuer: caller.post.body,
      place: place.name,
      number,
      policy: letter.policy.zh,
      fact: letter.fact.zh,
      owner: letter.owner,
      rows: place.rows,
      due: letter.dueOn,
      openedBy: letter.openedBy,
      note: letter.note,
    }),
    annexes: [annexOf(caller, letter, place, words)],
    purpose: letterPurpose(letter.policy.zh, number),
    // Whoever is asked opens it in their place.
    region: place.path,
    givenNumber: letterNumber(number),
    stillStands: async (db) =>
      (await askedPlaces(db, letter.id)).some((each) => each.path === place.path && each.rows === place.rows && each.round === place.round),
  })
}

/** So many rows are read and named at a time. */
const pieceRows = 1_000

function annexOf(caller: Caller, letter: InquiryView, place: AskedPlace, words: LetterWords): PaperAnnex {
  return {
    title: annexTitle(letter.policy.zh, place.name),
    columns: annexColumns,
    total: annexColumns.map(() => undefined),
    async *rows() {
      let ordinal = 0
      for (let after: bigint | undefined; ; ) {
        const piece = await listVerifications(caller, { inquiry: letter.id, states: ['asked'], after, size: pieceRows, region: place.path })
        const named = await words.shown(letter, piece[0]?.subjectEntity ?? '', piece)
        yield piece.map((row) => {
          ordinal++
          return cellsOf(row, ordinal, named.get(row.subject), words)
        })
        after = piece.at(-1)?.id
        if (piece.length < pieceRows) return
      }
    },
  }
}

function cellsOf(row: VerificationRow, ordinal: number, shown: LetterParties | undefined, words: LetterWords): PaperRow {
  const { called, unit } = shown ?? {}
  const present = row.value === undefined ? '' : words.show(row.entity, row.field, row.value)
  return [
    ordinal,
    called?.name ?? unnamed(row.subject),
    called?.number ?? '',
    unit === undefined ? '' : unitCell(unit),
    present,
    '',
    '',
    '',
  ]
}
