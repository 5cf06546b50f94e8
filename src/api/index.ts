export type { DemoAccount, Office } from './office.ts'
export { type ServeOptions, serve } from './serve.ts'
export { type OfficePlan, setUpOffice } from './set-up-office.ts'
export { bulkPlacesOf, releasingOf } from './verification.ts'
