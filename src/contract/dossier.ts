import { z } from 'zod'
import { act, day, key, question } from './procedure.ts'
import { subjectEntity, subjectView } from './subject.ts'

/** How a cell of a dossier is shown: `word` is a code of its column, `clause` a plan and its clause, `subject` a record with a name. */
export const dossierCell = z.enum(['text', 'day', 'fen', 'count', 'word', 'clause', 'subject'])

const asked = z.object({ entity: subjectEntity, key, purpose: z.string().trim().min(1).max(200) })

export const dossier = {
  open: question(
    'dossier.read',
    '/dossier/open',
    'Everything that was decided, granted, paid, asked and claimed back of somebody, to a purpose',
  )
    .input(asked)
    .output(
      z.object({
        subject: subjectView,
        /** Who opened it, when by the office and by the clock, and to which end. */
        opened: z.object({ by: z.string(), day, at: z.iso.datetime(), purpose: z.string() }),
        /** The last screening, and the registry it rests on; null where there is none. */
        run: z.object({ name: z.string(), day }).nullable(),
        registry: z.object({ title: z.string(), knownOn: day }).nullable(),
        /** Sections in the order in which they are read, those without rows among them. */
        sections: z.array(
          z.object({
            id: z.string(),
            columns: z.array(z.object({ id: z.string(), kind: dossierCell })),
            /** Of more rows than are shown the last stand here, in the order of time; refused decisions on staff are only counted. */
            total: z.number().int(),
            rows: z.array(z.object({ on: day.nullable(), cells: z.array(z.string().nullable()) })),
          }),
        ),
        /** Names of those whom rows are about, as far as the reader may see them, by `entity/key`. */
        names: z.array(z.object({ record: z.string(), name: z.string() })),
        /** What the documents of the plans are called that clauses are of. */
        plans: z.array(z.object({ plan: z.string(), title: z.string() })),
      }),
    ),
  print: act('dossier.read', '/dossier/print', 'Write down that a dossier is printed', 'print_dossier')
    .input(asked)
    .output(z.object({ by: z.string(), day })),
}
