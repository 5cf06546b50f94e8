import { openOffice } from './open-office.tsx'
import { screens } from './screens.ts'

openOffice(screens)
