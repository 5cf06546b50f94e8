import {
  describeViewRefusal,
  type KeptViews,
  listViews,
  overwriteView,
  preferView,
  removeView,
  renameView,
  saveView,
  shareView,
} from '../views/index.ts'
import { answer } from './answer.ts'
import { callerIn, procedures } from './procedures.ts'

const { view } = procedures

/** Views of lists that people keep. */
export const viewProcedures = {
  list: view.list.handler(async ({ input, context }) => {
    const { own, shared, preferred, kept } = await listViews(callerIn(context), input)
    return {
      own: own.map(viewOut),
      shared: shared.map((one) => ({ ...viewOut(one), by: one.by })),
      preferred: preferred === undefined ? null : String(preferred),
      kept,
    }
  }),
  save: view.save.handler(async ({ input, context }) => ({
    view: String(answer(await saveView(callerIn(context), input), describeViewRefusal)),
  })),
  overwrite: view.overwrite.handler(async ({ input, context }) => {
    answer(await overwriteView(callerIn(context), { ...input, view: BigInt(input.view) }), describeViewRefusal)
    return {}
  }),
  rename: view.rename.handler(async ({ input, context }) => {
    answer(await renameView(callerIn(context), { ...input, view: BigInt(input.view) }), describeViewRefusal)
    return {}
  }),
  remove: view.remove.handler(async ({ input, context }) => {
    answer(await removeView(callerIn(context), { ...input, view: BigInt(input.view) }), describeViewRefusal)
    return {}
  }),
  share: view.share.handler(async ({ input, context }) => {
    answer(await shareView(callerIn(context), { ...input, view: BigInt(input.view) }), describeViewRefusal)
    return {}
  }),
  prefer: view.prefer.handler(async ({ input: { view: chosen, ...list }, context }) => {
    const asked = { ...list, view: chosen === null ? undefined : BigInt(chosen) }
    answer(await preferView(callerIn(context), asked), describeViewRefusal)
    return {}
  }),
}

function viewOut({ id, name, search, said, version, sharedWith }: KeptViews['own'][number]) {
  return {
    id: String(id),
    name,
    search: Object.fromEntries(Object.entries(search).map(([part, value]) => [part, typeof value === 'string' ? value : [...value]])),
    said: { ...said },
    version,
    sharedWith: sharedWith ?? null,
  }
}
