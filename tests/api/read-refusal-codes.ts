import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Expression, Node } from 'typescript/unstable/ast'
import {
  isArrowFunction,
  isCallExpression,
  isFunctionDeclaration,
  isIdentifier,
  isImportSpecifier,
  isPropertyAssignment,
  isVariableDeclaration,
} from 'typescript/unstable/ast/is'
import {
  API,
  type Checker,
  type Project,
  SignatureKind,
  type Type,
  TypeFlags,
  type TypeReference,
  type UnionType,
} from 'typescript/unstable/sync'

/** Refusal codes of every procedure, `room.name`, as the types of what its handler answers say; in the order of the alphabet. */
export function readRefusalCodes(root: string): Readonly<Record<string, readonly string[]>> {
  const api = new API({ cwd: root })
  try {
    const config = join(root, 'tsconfig.json')
    const project = api.updateSnapshot({ openProjects: [config] }).getProject(config)
    if (project === undefined) throw new Error(`no project at ${config}`)
    return new RefusalReader(root, project).ofRouter()
  } finally {
    api.close()
  }
}

class RefusalReader {
  private readonly root: string
  private readonly project: Project
  private readonly checker: Checker
  private readonly known = new Map<Node, ReadonlySet<string>>()

  constructor(root: string, project: Project) {
    this.root = root
    this.project = project
    this.checker = project.checker
  }

  ofRouter(): Readonly<Record<string, readonly string[]>> {
    const router = readFileSync(join(this.root, 'src/api/router.ts'), 'utf8')
    const imports = [...router.matchAll(/import \{([^}]*)\} from '\.\/([\w-]+\.ts)'/g)]
    const files = new Map(imports.flatMap(([, names = '', file = '']) => names.split(',').map((name) => [name.trim(), file] as const)))
    const found = [...router.matchAll(/^ {2}(\w+): (\w+),$/gm)].flatMap(([, room = '', name = '']) => {
      const file = files.get(name)
      if (file === undefined) throw new Error(`${name} is imported by no line of the router`)
      return this.ofRoom(room, name, join(this.root, 'src/api', file))
    })
    return Object.fromEntries(found.sort(([a], [b]) => (a < b ? -1 : 1)))
  }

  private ofRoom(room: string, name: string, file: string): readonly (readonly [string, readonly string[]])[] {
    const source = this.project.program.getSourceFile(file)
    if (source === undefined) throw new Error(`${file} is not of the project`)
    const handlers: [string, readonly string[]][] = []
    each(source, (node) => {
      if (!isVariableDeclaration(node) || !isIdentifier(node.name) || node.name.text !== name || node.initializer === undefined) return
      node.initializer.forEachChild((property) => {
        if (!isPropertyAssignment(property) || !isIdentifier(property.name)) return
        handlers.push([`${room}.${property.name.text}`, [...this.reached(property.initializer)].sort()])
      })
    })
    return handlers
  }

  /** The codes of everything that is answered in a node, and in the functions of the edge that it calls. */
  private reached(node: Node): ReadonlySet<string> {
    const before = this.known.get(node)
    if (before !== undefined) return before
    const codes = new Set<string>()
    this.known.set(node, codes)
    each(node, (inner) => {
      if (isIdentifier(inner))
        for (const body of this.bodiesOf(inner)) if (body !== node) for (const code of this.reached(body)) codes.add(code)
      if (!isCallExpression(inner) || !isIdentifier(inner.expression)) return
      const [first, second] = inner.arguments
      if (this.bodiesOf(inner.expression).length > 0)
        for (const argument of inner.arguments) for (const code of this.codesOfWork(argument)) codes.add(code)
      if (inner.expression.text === 'answer' && first !== undefined) for (const code of this.codesIn(first)) codes.add(code)
      if (inner.expression.text === 'refusalError' && second !== undefined)
        for (const code of this.codesOf(this.checker.getTypeAtLocation(second))) codes.add(code)
    })
    return codes
  }

  /** The function that a name stands for, where it is written at the edge. */
  private bodiesOf(name: Node): readonly Node[] {
    const symbol = this.checker.getSymbolAtLocation(name)
    if (symbol === undefined) return []
    const aliased = symbol.declarations.some((handle) => isImported(handle.resolve(this.project)))
      ? this.checker.getAliasedSymbol(symbol)
      : symbol
    return aliased.declarations.flatMap((handle) => {
      if (!handle.path.includes('/src/api/') || /\/(answer|procedures)\.ts$/.test(handle.path)) return []
      const node = handle.resolve(this.project)
      if (node === undefined) return []
      const made = isVariableDeclaration(node) ? node.initializer : undefined
      const isFunction = isFunctionDeclaration(node) || (made !== undefined && (isArrowFunction(made) || isCallExpression(made)))
      return isFunction ? [node] : []
    })
  }

  /** What a function comes to that is handed to another of the edge, which answers with it: `once(context, verb, input, work)`. */
  private codesOfWork(argument: Expression): readonly string[] {
    if (!isArrowFunction(argument)) return []
    const type = this.checker.getTypeAtLocation(argument)
    const [signature] = type === undefined ? [] : this.checker.getSignaturesOfType(type, SignatureKind.Call)
    const given = signature === undefined ? undefined : this.checker.getReturnTypeOfSignature(signature)
    if (given === undefined || !this.checker.typeToString(given).startsWith('Promise<')) return []
    return this.checker.getTypeArguments(given as TypeReference).flatMap((promised) => this.codesOfResult(promised))
  }

  private codesIn(expression: Expression): readonly string[] {
    return this.codesOfResult(this.checker.getTypeAtLocation(expression))
  }

  private codesOfResult(type: Type | undefined): readonly string[] {
    const parts = type === undefined ? [] : membersOf(type)
    return parts.flatMap((part) => {
      const refusal = this.checker.getPropertyOfType(part, 'refusal')
      return refusal === undefined ? [] : this.codesOf(this.checker.getTypeOfSymbol(refusal))
    })
  }

  private codesOf(type: Type | undefined): readonly string[] {
    return (type === undefined ? [] : membersOf(type)).flatMap((part) => {
      // Of a type parameter, what is handed in says more than its bound.
      if ((part.flags & TypeFlags.TypeParameter) !== 0) return []
      const code = this.checker.getPropertyOfType(part, 'code')
      const said = code === undefined ? undefined : this.checker.getTypeOfSymbol(code)
      const words = said === undefined ? '' : this.checker.typeToString(said, undefined, noTruncation)
      return [...words.matchAll(/"([^"]+)"/g)].map(([, literal = '']) => literal)
    })
  }
}

/** As the compiler numbers it: a type is written out however long it is. */
const noTruncation = 1

const isImported = (node: Node | undefined): boolean => node !== undefined && isImportSpecifier(node)

function membersOf(type: Type): readonly Type[] {
  return (type.flags & TypeFlags.Union) === 0 ? [type] : (type as UnionType).getTypes()
}

function each(node: Node, visit: (node: Node) => void): void {
  visit(node)
  node.forEachChild((inner) => {
    each(inner, visit)
  })
}
