import type { Plan } from '../plan.ts'
import { decimal } from '../read/read-values.ts'
import { type FigureHit, figuresOf, isSameMeasure, type OwnFigures, type PlanFigure } from './figures-said.ts'
import { heard } from './heard.ts'
import { findAny, type Hit } from './passage.ts'
import type { TermsSaid } from './terms-said.ts'

/** A figure of a clause that a parameter of the plan holds. */
export interface FigureClaim {
  /** Id of the parameter. */
  readonly owner: string
  readonly zh: string
  readonly clause: string
  readonly figure: PlanFigure
}

/** Which figures of a document the parameters of its plan hold, and which they leave. */
export class FigureClaims {
  private readonly claims: readonly FigureClaim[]
  /** Goals by their plain numbers, which are figures of a clause and no parameters. */
  private readonly goals: ReadonlySet<string>

  constructor(plan: Plan, figures: OwnFigures) {
    this.claims = [...plan.parameters.values()].flatMap((parameter) =>
      parameter.entries
        .filter((entry) => entry.plan === plan.id)
        .flatMap((entry) =>
          figures
            .ofEntry(parameter, entry)
            .map((figure) => ({ owner: parameter.shape.id, zh: parameter.shape.zh, clause: entry.clause, figure })),
        ),
    )
    this.goals = new Set(
      [...plan.orders.targets.values()].flatMap(({ value }) => (value === undefined ? [] : [decimal(value.digits, value.scale)])),
    )
  }

  /** Figures that parameters take from a clause, from one above it or below it. */
  of(clause: string): readonly FigureClaim[] {
    return this.claims.filter((claim) => claim.clause.startsWith(clause) || clause.startsWith(claim.clause))
  }

  /** Figures of the same measure as others, in a passage of a clause, that no parameter takes from it; not what a change was from. */
  left(kin: readonly PlanFigure[], clause: string, said: TermsSaid): readonly FigureHit[] {
    const { passage } = said
    const taken = new Set(this.of(clause).flatMap((claim) => placesOf(claim, said).map(({ from }) => from)))
    return passage.figures.filter(
      (figure) =>
        figure.value !== undefined &&
        figure.role !== 'target' &&
        kin.some((wanted) => isSameMeasure(wanted, figure.unit)) &&
        !taken.has(figure.from) &&
        !this.goals.has(figure.value) &&
        !isFormer(figure, said),
    )
  }
}

/** The places of a figure that a parameter takes it from: of several, those its name stands nearest to. */
function placesOf({ zh, figure }: FigureClaim, said: TermsSaid): readonly FigureHit[] {
  const hits = figuresOf(figure, said.passage)
  const most = Math.max(0, ...hits.map((hit) => heard(zh, hit, said)))
  return hits.filter((hit) => heard(zh, hit, said) === most)
}

/** Whether a figure is what something was before the clause changed it. */
export function isFormer({ from }: Hit, { passage, marks }: TermsSaid): boolean {
  return findAny(passage, marks.changed_from, []).some((hit) => hit.from <= from && from < hit.to)
}
