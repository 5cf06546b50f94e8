export type { Draft, DraftContext, DraftCounts, DraftQuestion } from './draft.ts'
export { draftPlan } from './draft-plan.ts'
export { type DraftingWords, parseDraftingWords } from './drafting-words.ts'
