import type { Command } from '../command.ts'
import { flag, ofMachine, ofPlans, ofServer, value } from '../line/option-tables.ts'

/**
 * What opens or needs an office. The program of an office is as large as all the rest, so that these load it when they are called for:
 * other commands begin without it.
 */
export const officeCommands: readonly Command[] = [
  // The demonstration from nothing to a report, files to try and an office.
  {
    name: 'start',
    usage: 'start',
    options: { ...ofPlans, ...ofMachine, ...ofServer, 'no-office': flag },
    most: 0,
    run: async (invocation) => (await import('../demo/start-demo.ts')).startDemo(invocation),
  },
  {
    name: 'serve',
    usage: 'serve',
    options: { ...ofPlans, ...ofMachine, ...ofServer },
    most: 0,
    run: async (invocation) => (await import('./serve.ts')).serve(invocation),
  },
  {
    name: 'office',
    usage: 'office init|backup|restore [FILE]',
    options: { ...ofMachine, name: value, region: value, out: value },
    most: 2,
    run: async (invocation) => (await import('./care-for-office.ts')).careForOffice(invocation),
  },
  {
    name: 'audit',
    usage: 'audit verify',
    options: { ...ofMachine, head: value },
    most: 1,
    run: async (invocation) => (await import('./audit-trail.ts')).auditTrail(invocation),
  },
  {
    name: 'keys',
    usage: 'keys rotate',
    options: ofMachine,
    most: 1,
    run: async (invocation) => (await import('./rotate-keys.ts')).rotateKeys(invocation),
  },
  {
    name: 'evidence',
    usage: 'evidence PAYMENT',
    options: { ...ofMachine, out: value },
    most: 1,
    run: async (invocation) => (await import('./write-evidence.ts')).writeEvidence(invocation),
  },
]
