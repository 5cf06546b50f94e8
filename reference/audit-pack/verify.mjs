// Verifies a pack of material for audit with nothing but Node: unpack it, then node verify.mjs [FOLDER] [HEAD NOTED ELSEWHERE]
// What is checked, one line each: the SHA-256 of every file; that no file is missing and none was put in; the rows and sums of every
// table counted again and laid beside what the pack says and what the ledger said; that every row a table refers to is there; the
// signature under the head of the trail of operations. What the pack itself tells does not agree is told again.
import { createHash, createPublicKey, verify } from 'node:crypto'
import { createReadStream, existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const folder = process.argv[2] ?? dirname(fileURLToPath(import.meta.url))
const noted = process.argv[3]
const sumsFile = 'SHA256SUMS'

let wrong = 0
const check = (what, isRight, detail = '') => {
  if (!isRight) wrong += 1
  console.log(`${isRight ? 'OK ' : 'BAD'} ${what}${detail === '' ? '' : `: ${detail}`}`)
}
const finish = () => {
  console.log(wrong === 0 ? 'All of it holds.' : `${wrong} did not hold.`)
  process.exit(wrong === 0 ? 0 : 1)
}

/** The SHA-256 of a file, read piece by piece. */
const hashOf = async (path) => {
  const hash = createHash('sha256')
  for await (const piece of createReadStream(path)) hash.update(piece)
  return hash.digest('hex')
}

/** The records of a table of text: cells apart by commas, in double quotes where one holds a comma, a quote or a line break. */
async function* recordsOf(path) {
  let [cells, cell, isQuoted, wasQuote] = [[], '', false, false]
  const decoder = new TextDecoder('utf-8', { fatal: true })
  for await (const piece of createReadStream(path)) {
    for (const sign of decoder.decode(piece, { stream: true })) {
      if (isQuoted && !wasQuote) {
        if (sign === '"') wasQuote = true
        else cell += sign
      } else if (sign === '"' && wasQuote) {
        cell += '"'
        wasQuote = false
      } else if (sign === '"' && cell === '') isQuoted = true
      else if (sign === ',') {
        cells.push(cell)
        ;[cell, isQuoted, wasQuote] = ['', false, false]
      } else if (sign === '\n') {
        yield [...cells, cell]
        ;[cells, cell, isQuoted, wasQuote] = [[], '', false, false]
      } else if (sign !== '\r' || isQuoted !== wasQuote) cell += sign
    }
  }
  if (cell !== '' || cells.length > 0) yield [...cells, cell]
}

/** Yuan to the fen as a whole number of fen; undefined where it is no such text. */
const fenOf = (text) => {
  const [, minus, yuan, fen] = /^(-?)(\d+)\.(\d{2})$/.exec(text) ?? []
  return yuan === undefined ? undefined : BigInt(`${minus}${yuan}${fen}`)
}
const yuanOf = (fen) => {
  const size = String(fen < 0n ? -fen : fen).padStart(3, '0')
  return `${fen < 0n ? '-' : ''}${size.slice(0, -2)}.${size.slice(-2)}`
}

// Every file against the list of hashes, and the list against the folder.
if (!existsSync(join(folder, sumsFile))) {
  check(`${sumsFile} is there`, false, folder)
  finish()
}
const listed = new Map()
for (const line of readFileSync(join(folder, sumsFile), 'utf8')
  .split('\n')
  .filter((one) => one !== '')) {
  const [, sha256, name] = /^([0-9a-f]{64}) {2}(.+)$/.exec(line) ?? []
  if (name === undefined || /[/\\]/.test(name)) check('a line of the list of hashes', false, line)
  else listed.set(name, sha256)
}
const there = readdirSync(folder).filter((name) => name !== sumsFile)
for (const [name, sha256] of listed)
  if (!there.includes(name)) check(`${name} is there`, false)
  else check(`${name} is what was written`, (await hashOf(join(folder, name))) === sha256)
const strange = there.filter((name) => !listed.has(name))
check('nothing was put in', strange.length === 0, strange.join(', '))
if (!there.includes('totals.json')) finish()

// Every table counted again.
const totals = JSON.parse(readFileSync(join(folder, 'totals.json'), 'utf8'))
const wanted = new Map()
for (const { file, column, inFile, inColumn } of totals.references)
  for (const [name, title] of [
    [file, column],
    [inFile, inColumn],
  ])
    wanted.set(name, new Map([...(wanted.get(name) ?? []), [title, new Set()]]))
for (const { name, written, ledger, standing, lost } of totals.files) {
  if (!there.includes(name)) continue
  let [head, rows] = [undefined, 0n]
  const sums = new Map()
  const bad = []
  try {
    for await (const cells of recordsOf(join(folder, name))) {
      if (head === undefined) {
        head = cells.map((title) => title.replace(/^\uFEFF/, ''))
        continue
      }
      rows += 1n
      if (cells.length !== head.length) bad.push(`row ${rows} has ${cells.length} cells`)
      for (const [at, title] of head.entries()) {
        if (title in written.sums && cells[at] !== '') {
          const fen = fenOf(cells[at] ?? '')
          if (fen === undefined) bad.push(`row ${rows}, ${title}: ${cells[at]}`)
          else sums.set(title, (sums.get(title) ?? 0n) + fen)
        }
        if (cells[at] !== '') wanted.get(name)?.get(title)?.add(cells[at])
      }
    }
  } catch (error) {
    bad.push(error.message)
  }
  check(`${name} can be read`, head !== undefined && bad.length === 0, bad.slice(0, 3).join('; '))
  check(`${name} has its rows`, String(rows) === written.rows, `${rows}`)
  for (const [title, yuan] of Object.entries(written.sums)) {
    const sum = yuanOf(sums.get(title) ?? 0n)
    check(`${name} has its sum of ${title}`, sum === yuan, sum)
  }
  // Beside the ledger: what differed when it was written differs here.
  const apart = [
    ...(ledger.rows === written.rows ? [] : [`rows ${written.rows}, ledger ${ledger.rows}`]),
    ...Object.entries(ledger.sums).flatMap(([title, yuan]) =>
      written.sums[title] === yuan ? [] : [`${title} ${written.sums[title]}, ledger ${yuan}`],
    ),
    ...lost,
  ]
  if (standing === 'moved') console.log(`--- ${name} was written while the ledger moved: ${apart.join('; ')}`)
  else check(`${name} agrees with the ledger`, apart.length === 0 && standing === 'agrees', apart.join('; '))
}

// Every row that is referred to is there.
for (const { file, column, inFile, inColumn } of totals.references) {
  const among = wanted.get(inFile)?.get(inColumn)
  const missing = [...(wanted.get(file)?.get(column) ?? [])].filter((value) => !among?.has(value))
  check(`${file} ${column} stands in ${inFile}`, missing.length === 0, missing.slice(0, 3).join(', '))
}

// The head of the trail, as the key of the office signed it.
if (there.includes('trail-head.json')) {
  const { seal, head, signature, publicKey } = JSON.parse(readFileSync(join(folder, 'trail-head.json'), 'utf8'))
  const isSigned =
    typeof publicKey === 'string' && verify(null, Buffer.from(head, 'hex'), createPublicKey(publicKey), Buffer.from(signature, 'base64'))
  check(`head ${seal} of the trail is signed`, isSigned, head)
  if (noted !== undefined) check('it is the head noted elsewhere', head === noted.toLowerCase())
} else console.log('--- the pack names no head of the trail')
finish()
