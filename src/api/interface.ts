import { describeProcedures, exampleBody } from './describe-interface.ts'
import { procedures } from './procedures.ts'

const { interface: interfaces } = procedures

/** What programs can call. */
export const interfaceProcedures = {
  read: interfaces.read.handler(() =>
    describeProcedures().map((described) => {
      const { procedure, path, zh, meta, input } = described
      const required = input?.required ?? []
      return {
        procedure,
        path,
        zh,
        permission: meta.permission,
        kind: meta.kind,
        required: [...required],
        optional: Object.keys(input?.properties ?? {}).filter((name) => !required.includes(name)),
        example: JSON.stringify(exampleBody(described)),
      }
    }),
  ),
}
