export type { OfficeDoor } from './colleague.ts'
export { type DoneWork, workOffice } from './work-office.ts'
export { readWorkScript, type WorkScript } from './work-script.ts'
