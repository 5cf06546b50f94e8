import { checkDrafts } from './check-drafts.ts'
import { ownTexts } from './own-texts.ts'

checkDrafts(ownTexts)
