/** Real GB/T 4754-2017 codes with the weight each gets among enterprises; the hard-hit industries and their near-misses are all there. */
export const industryWeights: Readonly<Record<string, number>> = {
  A0111: 8, A0321: 6, B0610: 2, C1311: 5, C1312: 4, C1411: 5, C1711: 5, C1811: 8, C1951: 4, C2110: 6, C2211: 3, C2311: 6, C2614: 6,
  C2720: 4, C2812: 2, C2911: 4, C2921: 5, C3011: 8, C3110: 3, C3311: 10, C3411: 5, C3484: 8, C3511: 6, C3591: 3, C3611: 4, C3670: 6,
  C3714: 2, C3751: 2, C3812: 6, C3911: 4, C3985: 4, C4011: 3, C4190: 2, C4210: 2, D4411: 3, D4430: 2, D4610: 2, E4710: 20, E4813: 12,
  E4910: 8, E5011: 18, F5121: 25, F5137: 20, F5161: 15, F5181: 10, F5211: 30, F5212: 20, F5223: 20, F5235: 10, F5261: 12, F5291: 12,
  G5310: 1, G5330: 1, G5411: 3, G5412: 3, G5430: 22, G5512: 2, G5523: 1, G5611: 1, G5631: 1, G5710: 1, G5821: 4, G5910: 3, G5920: 2,
  G5990: 3, G6010: 2, G6020: 4, H6110: 6, H6121: 4, H6130: 2, H6210: 35, H6220: 10, H6231: 4, H6291: 8, I6311: 2, I6410: 4, I6422: 6,
  I6511: 18, I6531: 12, J6621: 1, J6729: 1, J6810: 2, K7010: 10, K7020: 12, K7030: 6, K7040: 3, L7111: 3, L7211: 6, L7224: 12, L7251: 8,
  L7263: 5, L7264: 3, L7281: 3, L7284: 4, L7291: 6, L7297: 4, M7310: 2, M7452: 5, M7481: 8, M7519: 8, N7712: 2, N7810: 3, N7850: 2, N7861: 3,
  N7869: 1, O8010: 12, O8111: 8, O8210: 5, P8310: 5, P8321: 1, P8391: 6, Q8421: 3, Q8425: 3, Q8514: 4, Q8521: 1, R8610: 1, R8720: 2,
  R8810: 2, R8890: 2, R8930: 3, R9011: 4, R9013: 3, R9020: 1,
}

/** Codes of the entity kinds that have an industry of their own. */
export const industryByKind: Readonly<Record<string, readonly string[]>> = {
  law_firm: ['L7231'],
  accounting_firm: ['L7241'],
  social_group: ['S9521', 'S9522'],
  foundation: ['S9530'],
  social_service: ['P8310', 'Q8514', 'Q8521'],
  farmers_cooperative: ['A0111', 'A0321', 'A0511'],
  public_institution: ['P8331', 'Q8411', 'M7310'],
  government_organ: ['S9221', 'S9224'],
}
