import { type BoundProgram, childrenOf, definitionBody, type Node, rootsOf, wayOf } from '../../src/rules/index.ts'

/** Every form a node can have that either engine treats differently: the kinds of the typed tree with their operators. */
export const allForms: readonly string[] = [
  ...['boolean', 'enumeration', 'number'].map((kind) => `literal ${kind}`),
  ...['number', 'date', 'month', 'region', 'enumeration'].map((kind) => `parameter ${kind}`),
  ...['codes number', 'codes date', 'tiers number', 'tiers ratio'].map((kind) => `lookup ${kind}`),
  ...['screening_date', 'base_year', 'base_year_end', 'base_year_start', 'year_start', 'year_end'].map((name) => `context ${name}`),
  ...['boolean', 'text', 'region', 'date', 'month', 'enumeration', 'number'].map((kind) => `field ${kind}`),
  ...['subject', 'element', 'subject.', 'element.', 'subject..', 'element..'].map((path) => `path ${path}`),
  ...['boolean', 'number', 'ratio', 'date'].map((kind) => `definition ${kind}`),
  ...['definition subject', 'definition element', 'definition follow'],
  ...['logical and', 'logical or', 'not', 'member', 'prefix', 'strategy'],
  ...['=', '!=', '<', '<=', '>', '>='].flatMap((sign) =>
    ['number number', 'ratio number', 'number ratio', 'date date', 'month month'].map((pair) => `compare ${sign} ${pair}`),
  ),
  ...['=', '!='].flatMap((sign) => ['text', 'region', 'enumeration'].map((kind) => `compare ${sign} ${kind} ${kind}`)),
  'compare < ratio ratio',
  ...['boolean', 'number', 'ratio', 'date'].map((kind) => `conditional ${kind}`),
  ...['+', '-', '*'].map((sign) => `arithmetic ${sign}`),
  ...['ratio', 'scaled_ratio'],
  ...['half_away', 'down', 'up'].flatMap((mode) => ['number', 'ratio'].map((kind) => `round ${mode} ${kind}`)),
  ...['larger', 'smaller'].flatMap((which) => ['number', 'date'].map((kind) => `extreme ${which} ${kind}`)),
  ...['whole_months_between', 'years_between', 'days_between', 'add_months', 'add_days', 'month_of', 'year_of', 'last_day_of_month'].map(
    (name) => `date ${name}`,
  ),
  ...['count', 'sum', 'min', 'max', 'mean'].flatMap((name) => ['all', 'filtered'].map((how) => `aggregate ${name} ${how}`)),
  ...['aggregate min date', 'aggregate max date', 'aggregate over reference'],
  ...['quantified some', 'quantified every'],
]

/** The forms of all nodes of a program, those of its definitions included. */
export function formsOf(bound: BoundProgram): ReadonlySet<string> {
  const forms = new Set<string>()
  const visit = (node: Node): void => {
    for (const form of formsOfNode(bound, node)) forms.add(form)
    if (node.kind === 'definition') visit(definitionBody(bound, node))
    else if (node.kind === 'strategy') visit(wayOf(bound, node))
    else for (const child of childrenOf(node)) visit(child)
  }
  for (const root of rootsOf(bound)) visit(root)
  return forms
}

function formsOfNode(bound: BoundProgram, node: Node): readonly string[] {
  switch (node.kind) {
    case 'literal':
    case 'parameter':
    case 'conditional':
      return [`${node.kind} ${node.type.kind}`]
    case 'lookup': {
      const value = bound.parameters.get(node.parameter)?.periods[0]?.value
      return [`lookup ${value?.kind} ${value?.kind === 'tiers' ? node.key.type.kind : node.type.kind}`]
    }
    case 'context':
      return [`context ${node.name}`]
    case 'field':
      return [`field ${node.type.kind}`, `path ${pathForm(node.record)}`]
    case 'definition':
      return [`definition ${node.type.kind}`, `definition ${node.record.kind}`]
    case 'logical':
    case 'arithmetic':
      return [`${node.kind} ${node.operator}`]
    case 'compare':
      return [`compare ${node.operator} ${node.left.type.kind} ${node.right.type.kind}`]
    case 'round':
      return [`round ${node.mode} ${node.operand.type.kind}`]
    case 'extreme':
      return [`extreme ${node.which} ${node.type.kind}`]
    case 'date':
      return [`date ${node.function}`]
    case 'aggregate':
      return [
        `aggregate ${node.function} ${node.filter === undefined ? 'all' : 'filtered'}`,
        `aggregate ${node.function} ${node.type.kind}`,
        ...(node.relation.owner.kind === 'follow' ? ['aggregate over reference'] : []),
      ]
    case 'quantified':
      return [`quantified ${node.quantifier}`]
    default:
      return [node.kind]
  }
}

function pathForm(path: Extract<Node, { kind: 'field' }>['record']): string {
  return path.kind === 'follow' ? `${pathForm(path.from)}.` : path.kind
}
