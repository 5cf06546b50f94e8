import type { ComponentType } from 'react'

/** One screen: where it stands and what draws it. It is loaded when somebody goes there. */
export interface Screen {
  /** The path, parameters with a dollar sign: `/subjects/$key`. */
  readonly path: string
  readonly load: () => Promise<{ readonly default: ComponentType }>
}

/** A line of the table of screens. */
export const screen = (path: string, load: Screen['load']): Screen => ({ path, load })
