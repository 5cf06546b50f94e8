import { checkBesideTexts } from './check-beside-texts.ts'
import { ownTexts } from './own-texts.ts'

checkBesideTexts(ownTexts)
