// Verifies the evidence of a payment with nothing but Node: node verify.mjs [FOLDER]
// What is checked, one line each: the amount reckoned again from the values it rests on; the amount paid against it; the signed list
// against its hash, its number of rows and its sum; the row of the payment in it; every event of the trail against its seal, every seal
// against the one before it, and every head against the key of the office.
import { createHash, createPublicKey, verify } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = process.argv[2] ?? '.'
const evidence = JSON.parse(readFileSync(join(folder, 'evidence.json'), 'utf8'))
const list = readFileSync(join(folder, 'list.tsv'), 'utf8')
const key = createPublicKey(readFileSync(join(folder, 'public-key.pem'), 'utf8'))
const noted = process.argv[3]

let wrong = 0
const check = (what, isRight, detail = '') => {
  if (!isRight) wrong += 1
  console.log(`${isRight ? 'OK ' : 'BAD'} ${what}${detail === '' ? '' : `: ${detail}`}`)
}
const sha256 = (bytes) => createHash('sha256').update(bytes).digest()

// Exact numbers: a numerator over a denominator.
const gcd = (a, b) => (b === 0n ? (a < 0n ? -a : a) : gcd(b, a % b))
const ratio = (n, d) => {
  if (d === 0n) throw new Error('divided by zero')
  const common = gcd(n, d) * (d < 0n ? -1n : 1n)
  return common === 0n ? { n: 0n, d: 1n } : { n: n / common, d: d / common }
}
const read = (text) => {
  const [above, below] = text.split('/')
  const whole = (decimal) => {
    const [int, fraction = ''] = decimal.split('.')
    return ratio(BigInt(int + fraction), 10n ** BigInt(fraction.length))
  }
  if (below === undefined) return whole(above)
  const [a, b] = [whole(above), whole(below)]
  return ratio(a.n * b.d, a.d * b.n)
}
const isSame = (a, b) => a.n * b.d === b.n * a.d
const isLess = (a, b) => a.n * b.d < b.n * a.d
const round = ({ n, d }, decimals, mode) => {
  const scaled = n * 10n ** BigInt(decimals)
  const size = scaled < 0n ? -scaled : scaled
  const [down, rest] = [size / d, size % d]
  const up = mode === 'up' ? rest > 0n : mode === 'half_away' ? rest * 2n >= d : false
  const result = down + (up ? 1n : 0n)
  return ratio(scaled < 0n ? -result : result, 10n ** BigInt(decimals))
}
const apply = {
  same: ([a]) => a,
  add: ([a, b]) => ratio(a.n * b.d + b.n * a.d, a.d * b.d),
  subtract: ([a, b]) => ratio(a.n * b.d - b.n * a.d, a.d * b.d),
  multiply: ([a, b]) => ratio(a.n * b.n, a.d * b.d),
  divide: ([a, b]) => ratio(a.n * b.d, a.d * b.n),
  larger: ([a, b]) => (isLess(a, b) ? b : a),
  smaller: ([a, b]) => (isLess(a, b) ? a : b),
  round: ([a], { decimals, mode }) => round(a, decimals, mode),
}

/** Reckons a value again from what is given; what is written beside it has to be the same. */
const reckon = (node) => {
  if (node.op === 'given') return read(node.value)
  const parts = node.of.map(reckon)
  const value = apply[node.op](parts, node)
  if (!isSame(value, read(node.value))) throw new Error(`${node.label}: ${node.value} is written where it comes to ${value.n}/${value.d}`)
  return value
}

const { decision, payment, entitlement, batch, claim } = evidence
try {
  const amount = reckon(decision.amount)
  check('amount reckoned again', isSame(amount, ratio(BigInt(decision.gross), 100n)), `${decision.gross} fen`)
} catch (error) {
  check('amount reckoned again', false, error.message)
}
if (entitlement.kind === 'top_up') {
  const left = BigInt(entitlement.decided_fen) - BigInt(entitlement.granted_fen)
  const isDue = decision.gross === entitlement.decided_fen && String(left) === entitlement.fen
  check('topped up by what was not granted before', isDue, `${entitlement.decided_fen} less ${entitlement.granted_fen} fen`)
} else {
  check('granted what was left after settlement', decision.net === entitlement.fen, `${decision.net} and ${entitlement.fen} fen`)
}
check('paid what the list says', payment.fen === claim.fen, `${payment.fen} and ${claim.fen} fen`)
check('decided under the plan that the list names', decision.plan.hash === entitlement.plan_hash)

const lines = list.split('\n').map((line) => line.split('\t'))
check('signed list has its hash', sha256(list).toString('hex') === batch.signed_hash)
check('signed list has its rows', lines.length === Number(batch.signed_rows), String(lines.length))
const sum = lines.reduce((total, line) => total + BigInt(line[3] ?? 0), 0n)
check('signed list has its sum', String(sum) === batch.signed_fen, `${sum} fen`)
const own = lines.find(([id]) => id === claim.id)
check('the row is on the signed list', own !== undefined && own[1] === claim.once_key)
check('the row is there once', lines.filter((line) => line[1] === claim.once_key && line[2] === claim.period).length === 1)

const { events, seals } = evidence.trail
const sealed = events.filter(({ seal }) => seal !== null)
check('events of the trail have seals', sealed.length === events.length, `${sealed.length} of ${events.length}`)
for (const { id, text, seal } of sealed) {
  const marks = seals[seal - 1]?.eventMarks.marks ?? []
  const mark = marks.find(([marked]) => marked === id)
  if (mark?.[1] !== sha256(text).toString('hex')) check(`event ${id}`, false, 'its text is not what was sealed')
}
let before = Buffer.alloc(32)
let broken = ''
for (const [at, { number, said, eventMarks, lookMarks, head, signature }] of seals.entries()) {
  if (eventMarks.marks !== undefined) {
    const packed = Buffer.concat(
      eventMarks.marks.map(([id, hash]) => {
        const bytes = Buffer.alloc(8)
        bytes.writeBigInt64BE(BigInt(id))
        return Buffer.concat([bytes, Buffer.from(hash, 'hex')])
      }),
    )
    if (sha256(packed).toString('hex') !== eventMarks.sha256) broken ||= `marks of seal ${number}`
  }
  const parts = [before, Buffer.from(eventMarks.sha256, 'hex'), Buffer.from(lookMarks.sha256, 'hex'), Buffer.from(said)]
  const reckoned = sha256(Buffer.concat(parts))
  if (number !== at + 1 || JSON.parse(said)[1] !== number || reckoned.toString('hex') !== head) broken ||= `seal ${number}`
  if (!verify(null, Buffer.from(head, 'hex'), key, Buffer.from(signature, 'base64'))) broken ||= `signature of seal ${number}`
  before = reckoned
}
check('seals follow one another and are signed', broken === '', broken || `${seals.length} seals`)
if (noted !== undefined)
  check(
    'the head noted elsewhere is among them',
    seals.some(({ head }) => head === noted.toLowerCase()),
  )
const verbs = sealed.map(({ text }) => JSON.parse(text)).map((row) => `${row[9]} ${row[8]}`)
for (const needed of ['batch submit', 'batch agree', 'batch approve', 'batch accept', 'claim hand_over'])
  check(`the trail has ${needed}`, verbs.includes(needed))
console.log(wrong === 0 ? 'All of it holds.' : `${wrong} did not hold.`)
process.exitCode = wrong === 0 ? 0 : 1
