import { checkAgainstPlans } from '../drafting/check-against-plans.ts'
import { checkBesideTexts } from '../drafting/check-beside-texts.ts'
import { checkDrafts, type NamedText } from '../drafting/check-drafts.ts'
import { shippedFolders } from '../plans/shipped-plans.ts'
import { theSeven } from '../plans/the-seven.ts'
import { officialText, textFiles } from './official-texts.ts'
import { documentOfPlan } from './text-of-plan.ts'

const texts = Object.values(textFiles).map((file): NamedText => [file, officialText(file)])

checkDrafts(texts)
checkBesideTexts(texts)

checkAgainstPlans(
  theSeven.map((id) => ({ id, document: documentOfPlan(id) })),
  shippedFolders,
  [
    ['units with role', 0.96, 0.97],
    ['targets with value', 0.96, 0.99],
    ['reports with rhythm', 0.99, 0.96],
    ['policies proposed', 0.89, 0.95],
  ],
)
