import type { UseQueryOptions } from '@tanstack/react-query'
import { createContext } from 'react'
import type { Permission } from '../contract/index.ts'
import { ask, office } from './client/office.ts'

/** One place of the navigation. */
export interface Place {
  readonly label: string
  /** The path of its screen; it is the current place on every path below it. */
  readonly to: string
  /** Shown to whom holds it. */
  readonly permission: Permission
  /** Where those begin for whom nothing waits. */
  readonly isStart?: true
  /** How many wait there, asked for by the frame. */
  readonly waiting?: () => UseQueryOptions<number, Error, number, readonly unknown[]>
}

/** One of the eight doors; shown while one of its places is. */
export interface Door {
  readonly id: string
  readonly label: string
  readonly places: readonly Place[]
}

const waitingForMe: NonNullable<Place['waiting']> = () => ({
  queryKey: [...ask.inbox.waiting.key(), 'count'],
  queryFn: async () => (await office.inbox.waiting()).length,
  refetchInterval: 60_000,
})

/** The navigation of the staff. A screen that does not exist yet has no line; a door that holds one place is that place. */
export const doors: readonly Door[] = [
  { id: 'inbox', label: '待办', places: [{ label: '待办', to: '/', permission: 'inbox.read', waiting: waitingForMe }] },
  // The door of firms and persons; whoever works in the office has none of it.
  {
    id: 'own',
    label: '我的待遇',
    places: [
      { label: '待遇', to: '/own', permission: 'own.read' },
      { label: '公示和异议', to: '/own/objections', permission: 'own.read' },
    ],
  },
  {
    id: 'policies',
    label: '政策兑现',
    places: [
      { label: '筛查', to: '/runs', permission: 'run.read' },
      { label: '核实', to: '/verification', permission: 'verification.read' },
      { label: '申请受理', to: '/applications', permission: 'application.read' },
      { label: '批次', to: '/batches', permission: 'batch.read' },
      { label: '资金拨付与退票', to: '/desk', permission: 'fund.read' },
      { label: '催办电话单', to: '/payee-calls', permission: 'payee.call' },
      { label: '按月发放', to: '/monthly', permission: 'batch.read' },
      { label: '追回', to: '/recovery', permission: 'recovery.read' },
      { label: '缓缴', to: '/deferral', permission: 'deferral.read' },
      { label: '日清', to: '/closing', permission: 'closing.read' },
      { label: '月结', to: '/closing/month', permission: 'closing.read' },
      { label: '对账', to: '/reconciliation', permission: 'reconciliation.read' },
      { label: '资金', to: '/funds', permission: 'fund.read' },
      { label: '政策', to: '/plans', permission: 'plan.read' },
      { label: '并行核对', to: '/paid-lists', permission: 'paid.read' },
      { label: '以前发放', to: '/earlier', permission: 'earlier.read' },
    ],
  },
  { id: 'supervision', label: '督导调度', places: [] },
  {
    id: 'subjects',
    label: '人员与单位',
    places: [
      { label: '查询', to: '/subjects', permission: 'subject.read' },
      { label: '来电快查', to: '/calls', permission: 'call.answer' },
    ],
  },
  { id: 'posts', label: '岗位与服务', places: [] },
  { id: 'reports', label: '报表与监测', places: [] },
  { id: 'ledger', label: '台账', places: [] },
  { id: 'audit', label: '审计资料', places: [{ label: '审计资料', to: '/audit', permission: 'audit.read', isStart: true }] },
  {
    id: 'administration',
    label: '管理',
    places: [
      { label: '组织机构', to: '/administration/bodies', permission: 'organisation.read' },
      { label: '账号', to: '/administration/accounts', permission: 'organisation.read' },
      { label: '岗位与替岗', to: '/administration/posts', permission: 'organisation.read' },
      { label: '权限表', to: '/administration/permissions', permission: 'organisation.read' },
      { label: '会话', to: '/administration/sessions', permission: 'account.manage' },
      { label: '操作日志', to: '/administration/trail', permission: 'trail.read' },
      { label: '运行状况', to: '/administration/health', permission: 'health.read' },
      { label: '接口', to: '/administration/interface', permission: 'interface.read' },
    ],
  },
]

/** The doors of the page that is open. */
export const DoorsContext = createContext(doors)
