import { z } from 'zod'
import { done, type Result, refused } from '../kernel/result.ts'
import type { OidcSettingsRefusal } from './refusals.ts'

const shape = z.strictObject({
  issuer: z.url(),
  client: z.string().min(1).max(200),
  /** Left out for a client without a secret; the proof of possession (PKCE) stands in either case. */
  secret: z.string().min(1).max(500).optional(),
  /** What of the identity token is the user name of an account. */
  claim: z.string().min(1).max(100).default('preferred_username'),
  /** What the button on the sign-in page says. */
  name: z.string().trim().min(1).max(30),
  /** Where the provider sends people back to: the address of the office, then /oidc/return. */
  return: z.url(),
  /** How many seconds the clocks of both may be apart. */
  skew: z.int().min(0).max(600).default(60),
  /** Said where a closed network has no https. */
  allowHttp: z.boolean().default(false),
})

/** Where people are vouched for, and how it knows this office. */
export type OidcSettings = Readonly<z.infer<typeof shape>>

/** Reads the text of a file of settings; refused with the setting that is not as it must be. */
export function readOidcSettings(file: string, text: string): Result<OidcSettings, OidcSettingsRefusal> {
  const json = jsonIn(text)
  if (json === undefined) return refused({ code: 'settings_unreadable', file })
  const read = shape.safeParse(json)
  if (!read.success) {
    const [fault] = read.error.issues
    const setting = fault?.code === 'unrecognized_keys' ? fault.keys[0] : fault?.path[0]
    return refused({ code: 'setting_unfit', file, setting: String(setting ?? '') })
  }
  const settings = read.data
  if (!settings.return.endsWith('/oidc/return')) return refused({ code: 'setting_unfit', file, setting: 'return' })
  for (const setting of ['issuer', 'return'] as const)
    if (!settings.allowHttp && !settings[setting].startsWith('https://')) return refused({ code: 'setting_not_https', file, setting })
  return done(settings)
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
