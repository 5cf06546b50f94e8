export { type Oidc, openOidc, type Pending } from './open-oidc.ts'
export type { OidcRefusal, OidcSettingsRefusal } from './refusals.ts'
export { describeOidcRefusal, describeOidcSettingsRefusal } from './refusals.zh.ts'
export { type OidcSettings, readOidcSettings } from './settings.ts'
