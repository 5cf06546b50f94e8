import { isTyping, makeSequence, strokeOf } from './strokes.ts'

/** One key of a page: the stroke, what it does in a word, and the doing. */
export interface Binding {
  readonly stroke: string
  readonly what: string
  readonly act: () => void
}

const place = 'ballast.single-keys'

function readSwitch(): boolean {
  try {
    return localStorage.getItem(place) !== 'off'
  } catch {
    return true
  }
}

const state = { isOn: readSwitch(), layers: [] as (readonly Binding[])[], snapshot: [] as readonly Binding[] }
const listeners = new Set<() => void>()
const tell = (): void => {
  // What was bound later is nearer: a dialog before its page.
  state.snapshot = [...state.layers].reverse().flat()
  for (const listener of listeners) listener()
}

/** Adds keys until the function that comes back is called. */
export function bindKeys(bindings: readonly Binding[]): () => void {
  state.layers = [...state.layers, bindings]
  tell()
  return () => {
    state.layers = state.layers.filter((layer) => layer !== bindings)
    tell()
  }
}

export const boundKeys = (): readonly Binding[] => state.snapshot
export const areSingleKeysOn = (): boolean => state.isOn
export function onBoundKeys(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Switches single keys on or off, for this browser. */
export function switchSingleKeys(isOn: boolean): void {
  state.isOn = isOn
  try {
    localStorage.setItem(place, isOn ? 'on' : 'off')
  } catch {
    // Holds for this page alone.
  }
  tell()
}

const sequence = makeSequence()

/** Single keys rest while somebody types, composes a character, stands in a dialog, or has switched them off. */
export function listenForKeys(): () => void {
  const listen = (event: KeyboardEvent) => {
    if (event.isComposing || event.keyCode === 229 || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
    if (!state.isOn || isTyping(event.target) || document.querySelector('.ant-modal-wrap:not([style*="display: none"])') !== null) return
    const meant = sequence(
      strokeOf(event),
      state.snapshot.map(({ stroke }) => stroke),
    )
    const binding = state.snapshot.find(({ stroke }) => stroke === meant)
    if (binding === undefined) return
    event.preventDefault()
    binding.act()
  }
  addEventListener('keydown', listen)
  return () => removeEventListener('keydown', listen)
}
