/** Exit codes: done, done but something was found, typed amiss, the machine or a file failed, a bug of ours, interrupted, ended from outside. */
export const EXIT = { done: 0, found: 1, usage: 2, failed: 3, bug: 70, hungUp: 129, interrupted: 130, terminated: 143 } as const
