/** The tree of units: fictional names, a plausible shape. */

export const unitKinds = [
  "company",
  "province",
  "city",
  "unit",
  "store",
  "outsourcer",
  "dealer",
  "content_provider"
] as const;

/** A row of org_units. */
interface OrgUnit {
  readonly number: number;
  readonly parent: number | undefined;
  readonly name: string;
  readonly nameEn: string;
  readonly kind: (typeof unitKinds)[number];
}

export interface Tree {
  readonly rows: readonly OrgUnit[];
  /** By city, by unit of the city. */
  readonly units: readonly (readonly {readonly number: number; readonly stores: readonly number[]}[])[];
  readonly outsourcers: readonly number[];
  /** One a city. */
  readonly dealers: readonly number[];
  readonly providers: readonly number[];
}

const cityNames: readonly (readonly [string, string])[] = [
  ["湖滨", "Lakeside"],
  ["江州", "Jiangzhou"],
  ["云岭", "Yunling"],
  ["东港", "Eastport"],
  ["青川", "Qingchuan"],
  ["南屏", "Nanping Hill"],
  ["石桥", "Stonebridge"],
  ["临海", "Linhai Bay"],
  ["北原", "Northplain"],
  ["金沙", "Goldsand"],
  ["柳林", "Willow Grove"],
  ["白塔", "White Pagoda"],
  ["平湖", "Still Lake"],
  ["新城", "Newtown"]
];
const ordinals: readonly (readonly [string, string])[] = [
  ["一", "1"],
  ["二", "2"],
  ["三", "3"]
];
const outsourcerNames: readonly (readonly [string, string])[] = [
  ["和声服务外包", "Harmony Voice Outsourcing"],
  ["远帆服务外包", "Farsail Outsourcing"],
  ["明达服务外包", "Mingda Outsourcing"]
];
const providerNames: readonly (readonly [string, string])[] = [
  ["星河内容", "Galaxy Content"],
  ["乐听内容", "Merry Tunes"],
  ["快玩内容", "Quickplay"],
  ["天幕内容", "Skyscreen"]
];

export const cityCount = cityNames.length;
export const unitsPerCity = ordinals.length;

/** @param storesOf how many stores the nth unit of all has */
export function makeTree(storesOf: (unit: number) => number): Tree {
  const rows: OrgUnit[] = [
    {number: 1, parent: undefined, name: "模拟运营商", nameEn: "Simulated Operator", kind: "company"},
    {number: 2, parent: 1, name: "远山省公司", nameEn: "Yuanshan Province", kind: "province"}
  ];
  const add = (parent: number, [name, nameEn]: readonly [string, string], kind: OrgUnit["kind"]): number => {
    rows.push({number: rows.length + 1, parent, name, nameEn, kind});
    return rows.length;
  };
  const cities = cityNames.map(([name, nameEn]) => add(2, [`${name}市公司`, nameEn], "city"));
  const numbers = cityNames.map(([name, nameEn], city) =>
    ordinals.map(([ordinal, ordinalEn]) =>
      add(cities[city], [`${name}${ordinal}支局`, `${nameEn} Unit ${ordinalEn}`], "unit")
    )
  );
  const units = numbers.map((city, i) =>
    city.map((number, j) => {
      const {name, nameEn} = rows[number - 1];
      const stores = Array.from({length: storesOf(i * unitsPerCity + j)}, (_, k) =>
        add(number, [`${name}${k + 1}号营业厅`, `${nameEn} Store ${k + 1}`], "store")
      );
      return {number, stores};
    })
  );
  return {
    rows,
    units,
    outsourcers: outsourcerNames.map((names) => add(2, names, "outsourcer")),
    dealers: cityNames.map(([name, nameEn], city) =>
      add(cities[city], [`${name}代理商`, `${nameEn} Dealer`], "dealer")
    ),
    providers: providerNames.map((names) => add(2, names, "content_provider"))
  };
}
