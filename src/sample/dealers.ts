// Owns the dealers of the sample company: levels, regions, contracts, stores and what is unusual about each.
import type { RegionCode, SampleUserKey } from './people.ts';

export interface SampleDealer {
  code: string;
  name: string;
  nameEn: string;
  level: 'L1' | 'L2' | 'L3';
  region: RegionCode;
  salesRep: SampleUserKey;
  /** Running number of the contract within its year. */
  contract: string;
  creditLimit: string;
  paymentDays: number;
  shipTo: string;
  contact: string;
  /** Contract of last year that nobody renewed. */
  expired?: true;
  status?: 'active' | 'suspended';
  /** Years from the current one to the year in which the licence ends on 30 June. */
  licenceYears?: number;
  /** Money paid in advance. */
  prepaid?: string;
  /** Dealer above in the dealer tree. */
  parent?: string;
  minOrder?: string;
  /** Brands the contract covers; absent: all. */
  brands?: readonly string[];
  stores?: readonly { code: string; name: string; nameEn: string }[];
}

export const DEALERS = {
  lanting: {
    code: 'D1001',
    name: '杭州澜庭商贸有限公司',
    nameEn: 'Hangzhou Lanting Trading',
    level: 'L2',
    region: 'EAST',
    salesRep: 'salesRep',
    contract: '0087',
    creditLimit: '200000',
    paymentDays: 30,
    shipTo: '浙江省杭州市拱墅区石祥路 88 号 3 号库',
    contact: '林秋',
    stores: [
      { code: 'S100101', name: '澜庭武林店', nameEn: 'Lanting Wulin store' },
      { code: 'S100102', name: '澜庭西溪店', nameEn: 'Lanting Xixi store' },
    ],
  },
  heyue: {
    code: 'D1002',
    name: '成都禾悦美妆',
    nameEn: 'Chengdu Heyue Beauty',
    level: 'L1',
    region: 'SOUTHWEST',
    salesRep: 'salesRepWest',
    contract: '0091',
    creditLimit: '300000',
    paymentDays: 45,
    shipTo: '四川省成都市武侯区簇桥街 12 号',
    contact: '罗小满',
    stores: [
      { code: 'S100201', name: '禾悦太古里店', nameEn: 'Heyue Taikoo Li store' },
      { code: 'S100202', name: '禾悦万象城店', nameEn: 'Heyue MixC store' },
    ],
  },
  jincheng: {
    code: 'D1003',
    name: '武汉锦澄日化有限公司',
    nameEn: 'Wuhan Jincheng Daily Chemicals',
    level: 'L1',
    region: 'CENTRAL',
    salesRep: 'director',
    contract: '0042',
    creditLimit: '250000',
    paymentDays: 30,
    shipTo: '湖北省武汉市东西湖区金银湖路 9 号',
    contact: '夏桐',
    stores: [{ code: 'S100301', name: '锦澄楚河汉街店', nameEn: 'Jincheng Chu He Han Jie store' }],
  },
  yanqi: {
    code: 'D1004',
    name: '西安雁栖美业有限公司',
    nameEn: "Xi'an Yanqi Beauty",
    level: 'L2',
    region: 'NORTHWEST',
    salesRep: 'salesRepWest',
    contract: '0058',
    creditLimit: '120000',
    paymentDays: 30,
    shipTo: '陕西省西安市雁塔区科技路 30 号',
    contact: '冯远',
  },
  muchuan: {
    code: 'D1005',
    name: '南京沐川商贸有限公司',
    nameEn: 'Nanjing Muchuan Trading',
    level: 'L3',
    region: 'EAST',
    salesRep: 'salesRep',
    contract: '0103',
    creditLimit: '5000',
    paymentDays: 15,
    shipTo: '江苏省南京市建邺区江东中路 106 号',
    contact: '秦川',
  },
  xingyu: {
    code: 'D1006',
    name: '长沙星屿化妆品有限公司',
    nameEn: 'Changsha Xingyu Cosmetics',
    level: 'L2',
    region: 'CENTRAL',
    salesRep: 'director',
    contract: '0066',
    creditLimit: '100000',
    paymentDays: 30,
    shipTo: '湖南省长沙市岳麓区麓谷大道 627 号',
    contact: '邹屿',
    brands: ['SHILU'],
  },
  wanglan: {
    code: 'D1007',
    name: '宁波望澜贸易有限公司',
    nameEn: 'Ningbo Wanglan Trading',
    level: 'L2',
    region: 'EAST',
    salesRep: 'salesRep',
    contract: '0071',
    creditLimit: '80000',
    paymentDays: 30,
    prepaid: '20000',
    shipTo: '浙江省宁波市鄞州区首南中路 288 号',
    contact: '史澜',
  },
  yunqili: {
    code: 'D1008',
    name: '昆明云栖里美妆',
    nameEn: 'Kunming Yunqili Beauty',
    level: 'L3',
    region: 'SOUTHWEST',
    salesRep: 'salesRepWest',
    contract: '0112',
    creditLimit: '60000',
    paymentDays: 30,
    parent: 'heyue',
    licenceYears: -1,
    shipTo: '云南省昆明市五华区人民中路 17 号',
    contact: '段云',
  },
  lanxi: {
    code: 'D1009',
    name: '青岛岚汐商贸有限公司',
    nameEn: 'Qingdao Lanxi Trading',
    level: 'L2',
    region: 'EAST',
    salesRep: 'salesRep',
    contract: '0018',
    creditLimit: '90000',
    paymentDays: 30,
    expired: true,
    shipTo: '山东省青岛市市北区辽阳西路 100 号',
    contact: '崔汐',
  },
  rongsheng: {
    code: 'D1010',
    name: '福州榕声日化有限公司',
    nameEn: 'Fuzhou Rongsheng Daily Chemicals',
    level: 'L3',
    region: 'SOUTH',
    salesRep: 'director',
    contract: '0095',
    creditLimit: '50000',
    paymentDays: 30,
    minOrder: '1000',
    shipTo: '福建省福州市仓山区浦上大道 276 号',
    contact: '黄榕',
  },
  qingheli: {
    code: 'D1011',
    name: '合肥青禾里美妆',
    nameEn: 'Hefei Qingheli Beauty',
    level: 'L3',
    region: 'EAST',
    salesRep: 'salesRep',
    contract: '0120',
    creditLimit: '40000',
    paymentDays: 30,
    status: 'suspended',
    shipTo: '安徽省合肥市蜀山区黄山路 451 号',
    contact: '吴禾',
  },
} as const satisfies Record<string, SampleDealer>;

export type SampleDealerKey = keyof typeof DEALERS;
