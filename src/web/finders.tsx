import type { Permission } from '../contract/index.ts'
import { batchStates } from './batches/words.zh.ts'
import { office } from './client/office.ts'
import { troubleOf } from './client/refusal.ts'
import { openDoors } from './frame/places.ts'
import type { Door } from './navigation.tsx'
import { clausePath } from './plans/plans.ts'
import { type Entity, entityWords, numberText, placesOf, subjectPath } from './subjects/subjects.zh.ts'

/** One thing that was found and the address that shows it; an address carries a key, never an identity number. */
export interface Found {
  readonly key: string
  readonly title: string
  readonly detail?: string
  readonly to: string
}

/** One kind of thing that Ctrl K finds. Names and numbers are asked for by a procedure, which leaves no trace in an address. */
export interface Finder {
  readonly id: string
  /** What it finds, in a word. */
  readonly what: string
  readonly permission?: Permission
  readonly find: (
    text: string,
    context: { readonly signal: AbortSignal; readonly may: (permission: Permission) => boolean; readonly doors: readonly Door[] },
  ) => Promise<readonly Found[]>
}

/** How many of each kind are shown; the page of people and units shows them all. */
const mostShown = 6

/** People or units by name or number, those one may see; the text goes in a request's body and stands in no address. */
const subjectFinder = (id: string, what: string, entities: readonly Entity[]): Finder => ({
  id,
  what,
  permission: 'subject.read',
  find: async (text, { signal }) => {
    try {
      const { found } = await office.subject.find({ text, entities: [...entities], size: 20, purpose: 'quick_find' }, { signal })
      return found.slice(0, mostShown).map((subject) => ({
        key: `${subject.entity}/${subject.key}`,
        title: subject.name,
        detail: [entityWords[subject.entity], ...subject.numbers.slice(0, 1).map(numberText), placesOf(subject)].join('　'),
        to: subjectPath(subject.entity, subject.key),
      }))
    } catch (error) {
      // Too little to look anybody up by is no fault while somebody types.
      if (troubleOf(error).kind === 'refused') return []
      throw error
    }
  },
})

/** What Ctrl K finds, a line each, in the order in which it is shown. */
export const finders: readonly Finder[] = [
  {
    id: 'places',
    what: '功能',
    find: async (text, { may, doors }) =>
      openDoors(doors, may).flatMap((door) =>
        door.places
          .filter(({ label }) => label.includes(text) || door.label.includes(text))
          .map(({ label, to }) => ({ key: to, title: label, to, ...(door.label === label ? {} : { detail: door.label }) })),
      ),
  },
  {
    id: 'batches',
    what: '批次',
    permission: 'batch.read',
    find: async (text, { signal }) => {
      const found = await office.batch.find({ text: text.slice(0, 100) }, { signal })
      return found.slice(0, mostShown).map(({ id, number, policy, fund, place, state }) => ({
        key: id,
        title: `${policy}批次 ${number}`,
        detail: [fund, place, batchStates[state]?.[1] ?? state].join('　'),
        to: `/batches/${id}`,
      }))
    },
  },
  subjectFinder('units', '单位', ['firm', 'insured_unit', 'organisation']),
  subjectFinder('people', '人员', ['person']),
  {
    id: 'plans',
    what: '政策和条款',
    permission: 'plan.read',
    find: async (text, { signal }) => {
      const found = await office.plan.find({ text: text.slice(0, 80) }, { signal })
      return found.map(({ kind, plan, clause, title, detail }) => ({
        key: `${kind} ${plan} ${clause} ${title}`,
        title,
        detail,
        to: clausePath(plan, clause),
      }))
    },
  },
]
