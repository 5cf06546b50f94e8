import { describeRegistryRefusal, type ListedSnapshot, listSnapshots } from '../registry/index.ts'
import { procedures } from './procedures.ts'

const { snapshot } = procedures

/** Snapshots of the registry. */
export const snapshotProcedures = {
  list: snapshot.list.handler(async ({ context: { office } }) => {
    const { snapshotsFolder, set } = office.facts
    return (await listSnapshots(snapshotsFolder, set().vocabulary)).map(snapshotOut)
  }),
}

/** A snapshot as it travels. */
export function snapshotOut(snapshot: ListedSnapshot) {
  if (snapshot.kind === 'unusable')
    return {
      name: snapshot.name,
      id: null,
      title: null,
      knownOn: null,
      source: null,
      firms: 0,
      persons: 0,
      bytes: 0,
      problem: describeRegistryRefusal(snapshot.refusal),
    }
  const { name, id, title, knownOn, source, rows, bytes } = snapshot
  const { firm = 0, person = 0 } = rows
  return { name, id, title, knownOn, source: source.kind, firms: firm, persons: person, bytes, problem: null }
}
