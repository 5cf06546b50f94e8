let isBack = false

/** Follows how somebody moves; set once, by the router. */
export function noteMove(kind: string): void {
  isBack = kind === 'BACK' || kind === 'FORWARD' || kind === 'GO'
}

/** Whether the present page was come to by Back or Forward. */
export const cameBack = (): boolean => isBack
