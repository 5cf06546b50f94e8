export type { Draft, DraftContext } from './draft.ts'
export { draftPlan } from './draft-plan.ts'
export { parseDraftingWords } from './drafting-words.ts'
