import { hash, verify } from '@node-rs/argon2'

/** How a password is hashed: argon2id, 19 MiB, two passes; a few dozen milliseconds off the main thread. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export const shortestPassword = 12

/** Why a password is not taken. */
export type PasswordFault = 'too_short' | 'holds_login' | 'too_plain' | 'same_as_before'

/** A hash of a password, with its salt and cost in it. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFC'), cost)
}

/** Whether a password is the one that was hashed. */
export function isPassword(password: string, hashed: string): Promise<boolean> {
  return verify(hashed, password.normalize('NFC'))
}

// Somebody who does not exist takes as long to be refused as somebody who does.
let nobody: Promise<string> | undefined

/** Spends what the verification of a password costs. */
export async function spendOneVerification(password: string): Promise<void> {
  nobody ??= hashPassword('nobody has this password')
  await isPassword(password, await nobody)
}

/** What speaks against a new password; undefined where nothing does. Length and variety, no forced signs: NIST SP 800-63B, 5.1.1. */
export function faultOf(password: string, login: string): PasswordFault | undefined {
  const signs = [...password.normalize('NFC')]
  if (signs.length < shortestPassword) return 'too_short'
  if (password.toLowerCase().includes(login)) return 'holds_login'
  if (new Set(signs).size < 6) return 'too_plain'
  return undefined
}
