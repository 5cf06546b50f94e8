import { parentPort, workerData } from 'node:worker_threads'
import { type DuckDbOptions, parquetRows, withDuckDb } from '../../store/index.ts'
import type { NamedEntity } from '../entities.ts'
import type { Keyring, KeyVersion } from '../secrets/key-file.ts'
import { type ArrayTexts, arrayTexts, type CodeWords, drawnEntities } from './drawn-subjects.ts'

/** What a worker is started with. */
export interface DrawOrder {
  /** What to draw, and the last key of each that is there already. */
  readonly entities: readonly { readonly entity: NamedEntity; readonly after: bigint }[]
  /** The snapshot's files of each entity. */
  readonly files: Readonly<Partial<Record<NamedEntity, readonly string[]>>>
  readonly words: CodeWords
  readonly ring: Keyring
  readonly database: DuckDbOptions
}

/** Subjects in the order of their keys. */
export interface DrawnPiece extends ArrayTexts {
  readonly entity: NamedEntity
  /** The last key of it. */
  readonly through: bigint
}

/** As much as is inserted at once at least; the other side puts several together as its time allows. */
const pieceRows = 500
/** Pieces that may wait to be written. */
const mostWaiting = 30

// Enciphering would keep a server from answering, and so would turning millions of rows into objects; here it keeps nobody.
const port = parentPort
if (port !== null) {
  let waiting = 0
  let isStopped = false
  let goOn: (() => void) | undefined
  port.on('message', (said: number | 'stop') => {
    if (said === 'stop') isStopped = true
    else waiting -= said
    goOn?.()
  })
  const send = async (piece: DrawnPiece): Promise<boolean> => {
    while (waiting >= mostWaiting && !isStopped) await new Promise<void>((resolve) => (goOn = resolve))
    if (isStopped) return false
    waiting += 1
    port.postMessage(piece)
    return true
  }
  await drawAll(workerData as DrawOrder, send)
  port.postMessage(undefined)
  port.close()
}

/** Draws until everything is drawn, or whoever it is sent to wants no more. */
async function drawAll(order: DrawOrder, send: (piece: DrawnPiece) => Promise<boolean>): Promise<void> {
  const ring = order.ring.map(revived) as unknown as Keyring
  await withDuckDb(order.database, async (database) => {
    for (const { entity, after } of order.entities) {
      const { sql, draw } = drawnEntities[entity]
      const rows = sql((asked) => parquetRows(order.files[asked] ?? []))
      for await (const chunk of database.stream(`select * from (${rows}) where key > ${after} order by key`))
        for (let at = 0; at < chunk.length; at += pieceRows) {
          const subjects = chunk.slice(at, at + pieceRows).map((row) => draw(row, order.words))
          const last = subjects.at(-1)
          if (last !== undefined && !(await send({ entity, through: last.key, ...arrayTexts(entity, subjects, ring) }))) return
        }
    }
  })
}

/** Bytes lose their kind between threads. */
function revived({ version, suite, secrets }: KeyVersion): KeyVersion {
  return {
    version,
    suite,
    secrets: { cipher: Buffer.from(secrets.cipher), seal: Buffer.from(secrets.seal), hash: Buffer.from(secrets.hash) },
  }
}
