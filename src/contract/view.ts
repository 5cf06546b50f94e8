import { z } from 'zod'
import { act, key, question } from './procedure.ts'

/** The lists that views are kept of; what it is about is for decisions a policy. */
export const viewLists = ['decision'] as const
/** How many views one person keeps. */
export const mostViews = 50
/** How long the name of a view can be, and what its address and its words come to as JSON. */
const longestName = 40
const longestState = 8_000

const ofList = { list: z.enum(viewLists), about: z.string().min(1).max(80) }
const name = z.string().trim().min(1).max(longestName)
const isShort = (value: unknown) => JSON.stringify(value).length <= longestState

const state = {
  /** The parameters of the address: filter, order, columns, unit. */
  search: z.record(z.string().max(40), z.union([z.string().max(400), z.array(z.string().max(400))])).refine(isShort),
  /** How each part of the filter reads, by the parameter it stands under. */
  said: z.record(z.string().max(40), z.string().max(4_000)).refine(isShort),
}
/** One of one's own, in the version that was seen. */
const own = { view: key, version: z.number().int() }

const keptView = z.object({
  id: key,
  name: z.string(),
  ...state,
  version: z.number().int(),
  /** The body it is shared with. */
  sharedWith: z.string().nullable(),
})

export const view = {
  list: question('decision.read', '/view/list', "The views of a list: one's own, and those shared with one's body")
    .input(z.object(ofList))
    .output(
      z.object({
        own: z.array(keptView),
        shared: z.array(keptView.extend({ by: z.string() })),
        /** The one that the list opens with. */
        preferred: key.nullable(),
        /** How many the person keeps, of all lists. */
        kept: z.number().int(),
      }),
    ),
  save: act('decision.read', '/view/save', 'Keep what a list is asked for under a name', 'save_view')
    .input(z.object({ ...ofList, name, ...state }))
    .output(z.object({ view: key })),
  overwrite: act('decision.read', '/view/overwrite', "Let one of one's own views be what the list is asked for now", 'overwrite_view')
    .input(z.object({ ...own, ...state }))
    .output(z.object({})),
  rename: act('decision.read', '/view/rename', "Rename one of one's own views", 'rename_view')
    .input(z.object({ ...own, name }))
    .output(z.object({})),
  remove: act('decision.read', '/view/remove', "Delete one of one's own views", 'remove_view').input(z.object(own)).output(z.object({})),
  share: act('view.share', '/view/share', "Share one of one's own views with one's body, or no longer", 'share_view')
    .input(z.object({ ...own, isShared: z.boolean() }))
    .output(z.object({})),
  prefer: act('decision.read', '/view/prefer', 'The view that a list opens with; none opens it whole', 'prefer_view')
    .input(z.object({ ...ofList, view: key.nullable() }))
    .output(z.object({})),
}
