import { checkAgainstPlans } from './check-against-plans.ts'
import { ownPlanFolders, ownPlans } from './own-plans.ts'

checkAgainstPlans(ownPlans, ownPlanFolders, [
  ['units with role', 0.96, 0.95],
  ['targets with value', 0.9, 0.99],
  ['reports with rhythm', 0.99, 0.96],
  ['policies proposed', 0.88, 0.87],
])
