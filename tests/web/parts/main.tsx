import type { Door } from '../../../src/web/navigation.tsx'
import { openOffice } from '../../../src/web/open-office.tsx'
import { screen } from '../../../src/web/screen.ts'

const place = (label: string, to: string) => ({ label, to, permission: 'decision.read' as const })
const waiting = (n: number) => () => ({ queryKey: ['waiting', n], queryFn: async () => n })

/** The doors as the office will have them, over sample pages that show every part. */
const doors: readonly Door[] = [
  { id: 'inbox', label: '待办', places: [{ ...place('待办', '/inbox'), waiting: waiting(12) }] },
  {
    id: 'policies',
    label: '政策兑现',
    places: [
      place('筛查', '/runs'),
      place('名单', '/list'),
      place('批次', '/batch'),
      place('对账与资金', '/reconcile'),
      place('政策文件', '/plans'),
    ],
  },
  { id: 'supervision', label: '督导调度', places: [{ ...place('督导调度', '/supervision'), waiting: waiting(2) }] },
  { id: 'subjects', label: '人员与单位', places: [place('人员与单位', '/subjects')] },
  { id: 'posts', label: '岗位与服务', places: [place('岗位与服务', '/posts')] },
  { id: 'reports', label: '报表与监测', places: [place('报表与监测', '/reports')] },
  { id: 'ledger', label: '台账', places: [place('台账', '/ledger')] },
  { id: 'administration', label: '管理', places: [place('管理', '/administration')] },
]

openOffice(
  [
    screen('/inbox', () => import('./inbox-page.tsx')),
    screen('/list', () => import('./list-page.tsx')),
    screen('/list/$firm', () => import('./why-page.tsx')),
    screen('/batch', () => import('./batch-page.tsx')),
    screen('/reconcile', () => import('./reconcile-page.tsx')),
    screen('/lines', () => import('./lines-page.tsx')),
  ],
  doors,
)
