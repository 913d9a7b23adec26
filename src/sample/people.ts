// Owns the people of the sample company: who they are, what they may do and where.
import type { Role } from '../people/schema.ts';

export type RegionCode = 'EAST' | 'CENTRAL' | 'NORTHWEST' | 'SOUTHWEST' | 'SOUTH';

export const REGIONS: readonly { code: RegionCode; name: string; nameEn: string }[] = [
  { code: 'EAST', name: '华东', nameEn: 'East' },
  { code: 'CENTRAL', name: '华中', nameEn: 'Central' },
  { code: 'NORTHWEST', name: '西北', nameEn: 'Northwest' },
  { code: 'SOUTHWEST', name: '西南', nameEn: 'Southwest' },
  { code: 'SOUTH', name: '华南', nameEn: 'South' },
];

export const UNITS: readonly {
  code: string;
  name: string;
  nameEn: string;
  parent?: string;
  manager?: SampleUserKey;
}[] = [
  { code: 'HQ', name: '上海总部', nameEn: 'Shanghai HQ', manager: 'director' },
  { code: 'SALES', name: '销售中心', nameEn: 'Sales', parent: 'HQ', manager: 'director' },
  { code: 'SALES-E', name: '华东销售部', nameEn: 'East sales', parent: 'SALES', manager: 'channelManager' },
  { code: 'SALES-W', name: '西部销售部', nameEn: 'West sales', parent: 'SALES', manager: 'channelManagerWest' },
  { code: 'MKT', name: '市场部', nameEn: 'Marketing', parent: 'HQ', manager: 'marketing' },
  { code: 'FIN', name: '财务部', nameEn: 'Finance', parent: 'HQ', manager: 'finance' },
  { code: 'OPS', name: '仓储物流部', nameEn: 'Warehousing', parent: 'HQ', manager: 'warehouse' },
];

export const COST_CENTRES: readonly { code: string; name: string; nameEn: string; manager: SampleUserKey }[] = [
  { code: 'CC-SALES-E', name: '华东渠道费用', nameEn: 'East channel spend', manager: 'channelManager' },
  { code: 'CC-SALES-W', name: '西部渠道费用', nameEn: 'West channel spend', manager: 'channelManagerWest' },
  { code: 'CC-MKT', name: '品牌市场费用', nameEn: 'Brand marketing', manager: 'marketing' },
];

export interface SampleUser {
  login: string;
  name: string;
  nameEn: string;
  title: string;
  titleEn: string;
  role: Role;
  unit?: string;
  manager?: string;
  /** Absent: every region. */
  regions?: readonly RegionCode[];
  /** Absent: every warehouse. */
  warehouses?: readonly string[];
  /** The dealer a dealer's user signs in for. */
  dealer?: string;
}

/** Logins are completed with the domain of the sample; a dealer's user has the dealer's own. */
export const USERS = {
  director: {
    login: 'wangshu.cheng',
    name: '程望舒',
    nameEn: 'Wangshu Cheng',
    title: '销售总监',
    titleEn: 'Sales director',
    role: 'channel_manager',
    unit: 'SALES',
  },
  channelManager: {
    login: 'yian.zhou',
    name: '周以安',
    nameEn: 'Yian Zhou',
    title: '渠道经理',
    titleEn: 'Channel manager',
    role: 'channel_manager',
    unit: 'SALES-E',
    manager: 'director',
    regions: ['EAST', 'CENTRAL', 'SOUTH'],
  },
  channelManagerWest: {
    login: 'yan.gu',
    name: '顾言',
    nameEn: 'Yan Gu',
    title: '渠道经理',
    titleEn: 'Channel manager',
    role: 'channel_manager',
    unit: 'SALES-W',
    manager: 'director',
    regions: ['NORTHWEST', 'SOUTHWEST'],
  },
  salesRep: {
    login: 'jianing.chen',
    name: '陈嘉宁',
    nameEn: 'Jianing Chen',
    title: '销售代表',
    titleEn: 'Sales rep',
    role: 'sales_rep',
    unit: 'SALES-E',
    manager: 'channelManager',
    regions: ['EAST'],
  },
  salesRepWest: {
    login: 'yu.tang',
    name: '唐予',
    nameEn: 'Yu Tang',
    title: '销售代表',
    titleEn: 'Sales rep',
    role: 'sales_rep',
    unit: 'SALES-W',
    manager: 'channelManagerWest',
    regions: ['NORTHWEST', 'SOUTHWEST'],
  },
  finance: {
    login: 'ruolin.shen',
    name: '沈若琳',
    nameEn: 'Ruolin Shen',
    title: '财务',
    titleEn: 'Finance',
    role: 'finance',
    unit: 'FIN',
    manager: 'financeHead',
  },
  finance2: {
    login: 'yanqiu.fang',
    name: '方砚秋',
    nameEn: 'Yanqiu Fang',
    title: '财务',
    titleEn: 'Finance',
    role: 'finance',
    unit: 'FIN',
    manager: 'financeHead',
  },
  financeHead: {
    login: 'mo.jiang',
    name: '江墨',
    nameEn: 'Mo Jiang',
    title: '财务总监',
    titleEn: 'Finance director',
    role: 'finance',
    unit: 'FIN',
  },
  marketing: {
    login: 'qinghe.meng',
    name: '孟清和',
    nameEn: 'Qinghe Meng',
    title: '市场经理',
    titleEn: 'Marketing manager',
    role: 'marketing_manager',
    unit: 'MKT',
    manager: 'director',
  },
  warehouse: {
    login: 'yi.he',
    name: '何屹',
    nameEn: 'Yi He',
    title: '仓库主管',
    titleEn: 'Warehouse lead',
    role: 'warehouse',
    unit: 'OPS',
  },
  warehouseWest: {
    login: 'lan.bai',
    name: '白岚',
    nameEn: 'Lan Bai',
    title: '成都仓管',
    titleEn: 'Chengdu warehouse',
    role: 'warehouse',
    unit: 'OPS',
    manager: 'warehouse',
    warehouses: ['CDU'],
  },
  auditor: {
    login: 'zhi.wen',
    name: '闻知',
    nameEn: 'Zhi Wen',
    title: '内审',
    titleEn: 'Auditor',
    role: 'auditor',
    unit: 'HQ',
  },
  administrator: {
    login: 'ming.lu',
    name: '陆鸣',
    nameEn: 'Ming Lu',
    title: '系统管理员',
    titleEn: 'Administrator',
    role: 'administrator',
    unit: 'HQ',
  },
  operator: {
    login: 'ke.song',
    name: '宋珂',
    nameEn: 'Ke Song',
    title: '系统运维',
    titleEn: 'Operator',
    role: 'operator',
    unit: 'HQ',
  },
  compliance: {
    login: 'heng.wei',
    name: '韦衡',
    nameEn: 'Heng Wei',
    title: '合规官',
    titleEn: 'Compliance officer',
    role: 'compliance_officer',
    unit: 'HQ',
  },
  compliance2: {
    login: 'su.ye',
    name: '叶溯',
    nameEn: 'Su Ye',
    title: '合规官',
    titleEn: 'Compliance officer',
    role: 'compliance_officer',
    unit: 'HQ',
  },
  dealerLanting: {
    login: 'qiu.lin@lanting.example',
    name: '林秋',
    nameEn: 'Qiu Lin',
    title: '采购',
    titleEn: 'Buyer',
    role: 'dealer',
    dealer: 'lanting',
  },
  dealerHeyue: {
    login: 'xiaoman.luo@heyue.example',
    name: '罗小满',
    nameEn: 'Xiaoman Luo',
    title: '店主',
    titleEn: 'Owner',
    role: 'dealer',
    dealer: 'heyue',
  },
  dealerJincheng: {
    login: 'tong.xia@jincheng.example',
    name: '夏桐',
    nameEn: 'Tong Xia',
    title: '采购',
    titleEn: 'Buyer',
    role: 'dealer',
    dealer: 'jincheng',
  },
} as const satisfies Record<string, SampleUser>;

export type SampleUserKey = keyof typeof USERS;
