/** Every kind of body that posts belong to. */
export const bodyKinds = ['hr_bureau', 'service_centre', 'insurance_centre', 'township', 'finance', 'audit', 'other'] as const

export type BodyKind = (typeof bodyKinds)[number]
