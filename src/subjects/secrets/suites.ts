import {
  type CipherGCM,
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  type DecipherGCM,
  type KeyObject,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto'

/** The secrets of one version of the keys; each suite takes of them what it needs. */
export interface Secrets {
  readonly cipher: Buffer
  readonly seal: Buffer
  readonly hash: Buffer
}

/** A way of keeping numbers: a cipher that notices tampering, and a keyed hash. */
export interface Suite {
  /** Bytes of the key of the cipher. */
  readonly cipherBytes: number
  /** A number or some bytes as a cipher that opens only where `place` is the same. */
  readonly encrypt: (secrets: Secrets, place: string, plain: string | Buffer) => Buffer
  /** What was enciphered, or undefined where the cipher was changed, belongs elsewhere or is under other keys. */
  readonly decrypt: (secrets: Secrets, place: string, cipher: Buffer) => Buffer | undefined
  /** 32 bytes. */
  readonly hash: (secrets: Secrets, text: string) => Buffer
}

const gcmIv = 12
const gcmTag = 16

const aes: Suite = {
  cipherBytes: 32,
  encrypt: ({ cipher }, place, plain) => {
    const iv = randomIv(gcmIv)
    const sealing: CipherGCM = createCipheriv('aes-256-gcm', keyOf(cipher), iv)
    sealing.setAAD(Buffer.from(place))
    const text = sealing.update(bytesOf(plain))
    return Buffer.concat([iv, text, sealing.final(), sealing.getAuthTag()])
  },
  decrypt: ({ cipher }, place, sealed) => {
    if (sealed.length < gcmIv + gcmTag) return undefined
    const opening: DecipherGCM = createDecipheriv('aes-256-gcm', keyOf(cipher), sealed.subarray(0, gcmIv))
    opening.setAAD(Buffer.from(place))
    opening.setAuthTag(sealed.subarray(-gcmTag))
    try {
      return Buffer.concat([opening.update(sealed.subarray(gcmIv, -gcmTag)), opening.final()])
    } catch {
      return undefined
    }
  },
  hash: ({ hash }, text) => createHmac('sha256', keyOf(hash)).update(text).digest(),
}

const ctrIv = 16
const macBytes = 32

// There is no SM4 in a mode that notices tampering here: what was enciphered is sealed by a hash over place, start and text.
const sm4: Suite = {
  cipherBytes: 16,
  encrypt: ({ cipher, seal }, place, plain) => {
    const iv = randomIv(ctrIv)
    const sealing = createCipheriv('sm4-ctr', keyOf(cipher), iv)
    const body = Buffer.concat([iv, sealing.update(bytesOf(plain)), sealing.final()])
    return Buffer.concat([body, sealOf(seal, place, body)])
  },
  decrypt: ({ cipher, seal }, place, sealed) => {
    if (sealed.length < ctrIv + macBytes) return undefined
    const body = sealed.subarray(0, -macBytes)
    if (!timingSafeEqual(sealOf(seal, place, body), sealed.subarray(-macBytes))) return undefined
    const opening = createDecipheriv('sm4-ctr', keyOf(cipher), body.subarray(0, ctrIv))
    return Buffer.concat([opening.update(body.subarray(ctrIv)), opening.final()])
  },
  hash: ({ hash }, text) => createHmac('sm3', keyOf(hash)).update(text).digest(),
}

function sealOf(key: Buffer, place: string, body: Buffer): Buffer {
  // The length stands before the place, or the end of one could pass for the beginning of the other.
  return createHmac('sm3', keyOf(key))
    .update(`${Buffer.byteLength(place)}:${place}`)
    .update(body)
    .digest()
}

const bytesOf = (plain: string | Buffer): Buffer => (typeof plain === 'string' ? Buffer.from(plain, 'utf8') : plain)

/** The ways there are, by the names they have in a key file. */
export const suites = { 'aes-256-gcm+hmac-sha256': aes, 'sm4-ctr+hmac-sm3': sm4 } as const satisfies Readonly<Record<string, Suite>>

export type SuiteName = keyof typeof suites

export const suiteNames = Object.keys(suites) as readonly SuiteName[]

export const usualSuite: SuiteName = 'aes-256-gcm+hmac-sha256'

const keyObjects = new WeakMap<Buffer, KeyObject>()

/** Bytes as the key they are: looking each time what kind of key was given takes three times as long as the work itself. */
function keyOf(bytes: Buffer): KeyObject {
  const known = keyObjects.get(bytes)
  if (known !== undefined) return known
  const made = createSecretKey(bytes)
  keyObjects.set(bytes, made)
  return made
}

const poolBytes = 16_384
let pool = Buffer.alloc(0)

/** Asking the system for a few bytes costs as much as for thousands. */
function randomIv(bytes: number): Buffer {
  if (pool.length < bytes) pool = randomBytes(poolBytes)
  const iv = Buffer.from(pool.subarray(0, bytes))
  pool = pool.subarray(bytes)
  return iv
}
