import { Button } from 'antd'
import { levelNames, levelOf, type Permission, permissions, type Role, roleNames, roles } from '../../contract/index.ts'
import { PageHead } from '../parts/page-head.tsx'
import type { Column } from '../table/column.ts'
import { DataTable } from '../table/data-table.tsx'

const permissionNames: Readonly<Partial<Record<string, string>>> = {
  'inbox.read': '看待办',
  'run.read': '看筛查',
  'run.start': '发起筛查',
  'decision.read': '看名单与依据',
  'decision.export': '导出名单',
  'subject.read': '看单位和个人',
  'subject.reveal': '看完整号码',
  'plan.read': '看政策文件',
  'verification.read': '看核查',
  'verification.open': '发起核查',
  'verification.answer': '答复核查',
  'verification.check': '复核答复',
  'verification.release': '放行核查结果',
  'job.read': '看任务',
  'job.cancel': '取消任务',
  'organisation.read': '看机构、账号、岗位',
  'account.manage': '管账号和机构',
  'post.manage': '管岗位',
  'trail.read': '看操作日志',
  'health.read': '看运行状况',
  'interface.read': '看接口文档',
}

interface Line {
  readonly permission: Permission
}
const rows: readonly Line[] = (Object.keys(permissions) as Permission[]).map((permission) => ({ permission }))
const staffRoles = roles.filter((role) => rows.some(({ permission }) => levelOf(permission, role) !== undefined))
const keyOf = ({ permission }: Line): string => permission
const nameOf = ({ permission }: Line): string => permissionNames[permission] ?? permission

const columns: readonly Column<Line>[] = [
  { id: 'permission', title: '权限', kind: 'text', width: 170, cell: nameOf },
  ...staffRoles.map(
    (role: Role): Column<Line> => ({
      id: role,
      title: roleNames[role],
      kind: 'text',
      width: 104,
      cell: ({ permission }) => {
        const level = levelOf(permission, role)
        return level === undefined ? <span className="soft">—</span> : levelNames[level]
      },
    }),
  ),
]

/** Who may do what, and how far: the table that the server itself goes by. */
export default function PermissionsPage() {
  return (
    <div className="page page-fill">
      <PageHead title="权限表" acts={<Button onClick={() => print()}>打印</Button>}>
        服务器按此表放行，表上没有的一律不许；改表须换版本。
      </PageHead>
      <DataTable label="权限表" columns={columns} rows={rows} keyOf={keyOf} nameOf={nameOf} empty="" />
    </div>
  )
}
