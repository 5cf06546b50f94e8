/** A pooling area of the demonstration registry, its counties, and how large a share of the firms it gets. */
export interface DemoArea {
  readonly region: number
  /** Parts of the thousand that all areas share. */
  readonly weight: number
  /** Reserve of the fund: balance = months × monthly expenditure + this many fen. */
  readonly reserveMonths: number
  readonly fenBeyond: number
  readonly counties: readonly number[]
  /** A county that gets so many parts of the weight for itself; the others share the rest evenly. */
  readonly large: { readonly county: number; readonly weight: number } | undefined
}

const area = (
  region: number,
  weight: number,
  reserveMonths: number,
  fenBeyond: number,
  counties: readonly number[],
  large?: DemoArea['large'],
): DemoArea => ({ region, weight, reserveMonths, fenBeyond, counties, large })

const upTo = (first: number, last: number): readonly number[] => Array.from({ length: last - first + 1 }, (_, index) => first + index)

/**
 * Real county codes of the provinces whose documents are encoded, and of two others where only national rules stand. The weights are
 * chosen for the demonstration: every document gets subjects enough to show what it does, the one of a single county among them.
 */
export const demoAreas: readonly DemoArea[] = [
  area(500000, 330, 24, 0, [
    ...upTo(500101, 500120),
    ...upTo(500151, 500156),
    500229,
    500230,
    500231,
    ...upTo(500233, 500238),
    ...upTo(500240, 500243),
  ]),
  area(140100, 70, 26, 0, [...upTo(140105, 140110), 140121, 140122, 140123, 140181]),
  area(140200, 20, 12, 0, [...upTo(140212, 140215), ...upTo(140221, 140226)]),
  area(140300, 12, 12, -1, [140302, 140303, 140311, 140321, 140322]),
  area(140400, 20, 24, -1, [140403, 140404, 140405, 140406, 140423, ...upTo(140425, 140431)]),
  area(140500, 15, 18, 0, [140502, 140521, 140522, 140524, 140525, 140581]),
  area(140600, 12, 9, 0, [140602, 140603, 140621, 140622, 140623, 140681]),
  area(140700, 20, 30, 0, [140702, 140703, ...upTo(140721, 140729), 140781]),
  area(140800, 25, 24, 0, [140802, ...upTo(140821, 140830), 140881, 140882]),
  area(140900, 15, 13, 0, [140902, ...upTo(140921, 140932), 140981]),
  area(141000, 20, 11, 99, [141002, ...upTo(141021, 141034), 141081, 141082]),
  area(141100, 16, 27, 0, [141102, ...upTo(141121, 141130), 141181, 141182]),
  area(150100, 45, 20, 0, [150102, 150103, 150104, 150105, ...upTo(150121, 150125)]),
  area(150200, 30, 25, 0, [...upTo(150202, 150207), 150221, 150222, 150223]),
  area(150400, 25, 12, 1, [150402, 150403, 150404, ...upTo(150421, 150426), 150428, 150429, 150430]),
  area(150600, 25, 31, 0, [150602, 150603, ...upTo(150621, 150627)]),
  area(150700, 20, 8, 0, [150702, 150703, ...upTo(150721, 150727), ...upTo(150781, 150785)]),
  area(152500, 15, 24, 1, [152501, 152502, 152522, 152523, 152524, 152525, 152526, 152527, 152528, 152529, 152530, 152531]),
  area(
    220000,
    120,
    14,
    0,
    [
      ...upTo(220102, 220106),
      220112,
      220113,
      220122,
      220182,
      220183,
      220184,
      220202,
      220203,
      220204,
      220211,
      220221,
      220281,
      220282,
      220283,
      220284,
      220302,
      220303,
      220322,
      220323,
      220382,
      220402,
      220403,
      220421,
      220422,
      220502,
      220503,
      220521,
      220523,
      220524,
      220581,
      220582,
      220602,
      220605,
      220621,
      220622,
      220623,
      220681,
      220702,
      220721,
      220722,
      220723,
      220781,
      220802,
      220821,
      220822,
      220881,
      220882,
      ...upTo(222401, 222406),
      222424,
      222426,
    ],
    { county: 220182, weight: 30 },
  ),
  area(130900, 75, 25, 0, [130902, 130903, ...upTo(130921, 130930), ...upTo(130981, 130984)]),
  area(440100, 40, 40, 0, [440103, 440104, 440105, 440106, 440111, 440112, 440113, 440114, 440115, 440117, 440118]),
  area(321000, 30, 12, 0, [321002, 321003, 321012, 321023, 321081, 321084]),
]

/** One county of every area that has a document of its own, and one that has none: planted cases stand in each of them in turn. */
export const plantedCounties: readonly number[] = [500103, 140105, 150102, 220102, 220182, 130902, 440106]
